/** The folder of the project, which a build writes in; in the sources there is no such variable. */
declare const BUILT_PROJECT_DIR: string | undefined;
