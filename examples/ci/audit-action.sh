#!/usr/bin/env bash
# What action.yml runs: the audit with the options of $OPTIONS, then what a workflow may ask of it.
set -euo pipefail
options=()
# A line is an option, or an option and, behind the first blank, its value as it is.
while read -r line; do
  read -r line <<< "${line%$'\r'}"
  if [[ $line =~ ^(--[a-z-]+)[[:blank:]]+(.+)$ ]]; then
    options+=("${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}")
  elif [ -n "$line" ]; then
    options+=("$line")
  fi
done <<< "${OPTIONS:-}"
for name in QTICKETS_TOKEN QTICKETS_PARTNERS_TOKEN; do
  [ -n "${!name:-}" ] || unset "$name"
done
# Where the workspace is kept, or an earlier step audited, the folder holds runs that are none of this step.
before=$(ls -1 "$AUDIT_OUT" 2> /dev/null || true)
code=0
npm run --silent audit -- ${options[@]+"${options[@]}"} || code=$?
for folder in "$AUDIT_OUT"/qtickets_*; do
  [ -f "$folder/audit.json" ] && [ ! -e "$folder/UNFINISHED" ] || continue
  ! grep -qxF -- "$(basename "$folder")" <<< "$before" || continue
  {
    echo "folder=$folder"
    node -e 'const { verdict } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8")); console.log(`verdict=${verdict.status}`)' "$folder/audit.json"
  } >> "$GITHUB_OUTPUT"
done
exit "$code"
