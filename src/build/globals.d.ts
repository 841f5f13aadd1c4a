/** The folder of the project, which a build writes in; in the sources there is no such variable. */
declare const BUILT_PROJECT_DIR: string | undefined;

/** Folder of the build within the package; only the build that a package brings has such a variable. */
declare const SHIPPED_BUILD: string | undefined;
