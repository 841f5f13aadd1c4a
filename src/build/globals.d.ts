/** The folder of the project, which a build writes in; in the sources there is no such variable. */
declare const BUILT_PROJECT_DIR: string | undefined;

/** Text of a style sheet. */
declare module '*.css' {
  const text: string;
  export default text;
}

/** Text of a script for a browser, made from the TypeScript behind the colon. */
declare module 'browser:*' {
  const text: string;
  export default text;
}
/** Folder of the build within the package; only the build that a package brings has such a variable. */
declare const SHIPPED_BUILD: string | undefined;
