/** What file managers, editors, archivers, and systems leave in folders that they show, open, copy or watch: no part of a bundle, and no forgery of one. */
const FILES = [
  // macOS; the first ends with a carriage return.
  String.raw`Icon\r|\.DS_Store|\.localized|\.VolumeIcon\.icns|\.apdisk|\._[^/]+`,
  // Windows, and what it keeps beside a file where there are no streams.
  String.raw`ehthumbs(?:_vista)?\.db|Thumbs\.db(?::encryptable)?|desktop\.ini|[^/]+:(?:Zone\.Identifier|SmartScreen|AFP_AfpInfo)(?::\$DATA)?`,
  // Linux: file managers, network drives, and files that are open while they are removed.
  String.raw`\.directory|\.hidden|\.nfs[\da-f]{16,}|\.fuse_hidden[\da-f]+`,
  // Programs that keep folders alike.
  String.raw`\.dropbox(?:\.attr)?|\.stignore|\.syncthing\.[^/]+\.tmp|\.picasa\.ini|\.git(?:keep|ignore|attributes)`,
  // Office programs while a file is open, and what editors save beside one: LibreOffice, Microsoft Office, vim, Emacs, and others.
  String.raw`\.~lock\.[^/]+#|~\$[^/]+|\.[^/]+\.sw[a-p]|\.#[^/]+|#[^/]+#|[^/]+~`,
];
const FOLDERS = [
  String.raw`__MACOSX|\.Spotlight-V100|\.Trashes|\.Trash-\d+|\.fseventsd|\.TemporaryItems|\.DocumentRevisions-V100|\.AppleDouble|\.AppleDB|\.AppleDesktop`,
  String.raw`\$RECYCLE\.BIN|System Volume Information|lost\+found|@eaDir|#recycle|\.idea|\.vscode|\.stfolder|\.stversions`,
  // A version control whose root the folder was made.
  String.raw`\.git|\.hg|\.svn`,
];
const LEFT_FOLDER = new RegExp(`^(?:.*?/)??(?:${FOLDERS.join('|')})/`, 'i');
const LEFT_BEHIND = new RegExp(`(?:^|/)(?:${FILES.join('|')})$|(?:^|/)(?:${FOLDERS.join('|')})/`, 'i');

/** True for the path of a file that a file manager, an editor, an archiver or a system left behind. */
export function isLeftBehind(path: string): boolean {
  return LEFT_BEHIND.test(path);
}

/** The path without the control character that stands in the name of one of these; any other path as it is. */
export function withoutMark(path: string): string {
  return isLeftBehind(path) ? path.replace(/\r$/, '') : path;
}

/** What was left, each file of a folder that another program made as that folder: one of a version control holds thousands. */
export function leftPlaces(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => LEFT_FOLDER.exec(path)?.[0] ?? path))];
}
