#!/usr/bin/env bash
# What action.yml runs: the audit with one option a line of $OPTIONS, then what a workflow may ask of it.
set -euo pipefail
options=()
while IFS= read -r line; do
  [ -z "$line" ] || options+=("$line")
done <<< "${OPTIONS:-}"
for name in QTICKETS_TOKEN QTICKETS_PARTNERS_TOKEN; do
  [ -n "${!name:-}" ] || unset "$name"
done
code=0
npm run --silent audit -- ${options[@]+"${options[@]}"} || code=$?
folder=$(find "$AUDIT_OUT" -mindepth 1 -maxdepth 1 -type d -name 'qtickets_*' -printf '%T@ %p\n' 2> /dev/null | sort -n | tail -n 1 | cut -d ' ' -f 2- || true)
if [ -n "$folder" ] && [ -f "$folder/audit.json" ]; then
  {
    echo "folder=$folder"
    node -e 'const { verdict } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8")); console.log(`verdict=${verdict.status}`)' "$folder/audit.json"
  } >> "$GITHUB_OUTPUT"
fi
exit "$code"
