/** A value in a block of JSON or YAML, with the line of the block on which its key stands, counted from 0. */
export interface DataNode {
  /** '' for the root and for a member of a list. */
  key: string;
  offset: number;
  /** The text of a scalar; null for a map or a list. */
  scalar: string | null;
  isList: boolean;
  members: DataNode[];
}

/** Deeper than anything that people write. */
const DEEPEST = 40;
const TOKEN = /"((?:[^"\\]|\\.)*)"|(-?\d[\d.eE+-]*|true|false|null)|([{}[\],:])|(\n)|\s+|(.)/gsu;

/** Reads a block of JSON with its lines; null for what is no JSON, such as an excerpt with dots in it. */
export function jsonTree(block: string): DataNode | null {
  const tokens: { text: string; mark: boolean; offset: number }[] = [];
  let offset = 0;
  for (const [, quoted, bare, mark, newline, other] of block.matchAll(TOKEN)) {
    if (newline !== undefined) offset += 1;
    if (other !== undefined) return null;
    const text = quoted ?? bare ?? mark;
    if (text !== undefined) tokens.push({ text, mark: mark !== undefined, offset });
  }
  let at = 0;
  const isMark = (sign: string) => tokens[at]?.mark === true && tokens[at]?.text === sign;
  const read = (key: string, line: number, depth: number): DataNode | null => {
    const token = tokens[at];
    if (token === undefined || depth > DEEPEST) return null;
    at += 1;
    if (!token.mark) return { key, offset: line, scalar: token.text, isList: false, members: [] };
    const isList = token.text === '[';
    if (!isList && token.text !== '{') return null;
    const end = isList ? ']' : '}';
    const members: DataNode[] = [];
    while (!isMark(end)) {
      const name = tokens[at];
      if (name === undefined) return null;
      if (!isList) {
        at += 1;
        if (name.mark || !isMark(':')) return null;
        at += 1;
      }
      const member = read(isList ? '' : name.text, name.offset, depth + 1);
      if (member === null) return null;
      members.push(member);
      if (isMark(',')) at += 1;
      else if (!isMark(end)) return null;
    }
    at += 1;
    return { key, offset: line, scalar: null, isList, members };
  };
  const root = read('', 0, 0);
  return at === tokens.length ? root : null;
}

/** Reads the maps, lists and scalars of a block of YAML by their indents; what else YAML has is left out. */
export function yamlTree(block: string): DataNode {
  const root: DataNode = { key: '', offset: 0, scalar: null, isList: false, members: [] };
  const open: { indent: number; node: DataNode }[] = [{ indent: -1, node: root }];
  block.split('\n').forEach((line, offset) => {
    const [, indents = '', dash = '', rest = ''] =
      /^(\s*)((?:-\s+)?)(.*?)\s*$/.exec(line.replace(/\s+#\s.*$/, '')) ?? [];
    if (rest === '' || /^(?:#|---|\.\.\.$)/.test(rest)) return;
    const indent = indents.length + (dash === '' ? 0 : 1);
    while ((open.at(-1)?.indent ?? -1) >= indent && open.length > 1) open.pop();
    const parent = open.at(-1)?.node ?? root;
    let holder = parent;
    if (dash !== '') {
      parent.isList = true;
      holder = { key: '', offset, scalar: null, isList: false, members: [] };
      parent.members.push(holder);
      if (open.length < DEEPEST) open.push({ indent, node: holder });
    }
    const [, key, value = ''] = /^["']?([^\s"':{[][^"':]*)["']?\s*:(?:\s+(.*))?$/.exec(rest) ?? [];
    if (key === undefined) {
      if (dash !== '') holder.scalar = unquoted(rest);
      return;
    }
    const flow = /^[{[]/.test(value) ? flowTree(value, key, offset) : null;
    const node = flow ?? {
      key,
      offset,
      scalar: value === '' ? null : unquoted(value),
      isList: false,
      members: [],
    };
    holder.members.push(node);
    if (value === '' && open.length < DEEPEST)
      open.push({ indent: dash === '' ? indent : indent + dash.length - 1, node });
  });
  return root;
}

// `{ passed: 31, failed: 2 }` on one line.
function flowTree(value: string, key: string, offset: number): DataNode | null {
  const quoted = value.replaceAll(/([{,]\s*)([A-Za-z_][\w-]*)\s*:/g, '$1"$2":');
  const tree = jsonTree(quoted);
  if (tree === null) return null;
  const moved = (node: DataNode): DataNode => ({ ...node, offset, members: node.members.map(moved) });
  return { ...moved(tree), key };
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/, '$2');
}
