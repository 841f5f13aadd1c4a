import { lazy } from '../common/lazy-pattern.ts';

/** What systemd calls a unit of which there are several (systemd.unit): `sync@hall.timer`. */
const UNIT = /\.(?:service|timer|socket|target|path|slice|scope|mount)$/;
const CALLED_MAIL = lazy.iu`(?:mail(?:to)?|почт\p{L}{0,2})[^\p{L}\p{N}]{0,8}$`;
/** A shell on another machine, and what copies to one and from one; and options before whoever logs in there. */
const SHELL =
  /(?:^|[\s`"'(;&|])(?:ssh|scp|sftp|rsync|ssh-copy-id|mosh|autossh|sshfs)(?:[ \t]{1,4}(?:-[^\s;|&]{1,40}(?:[ \t]{1,4}[^\s;|&-][^\s;|&]{0,80})?|[^\s;|&]{0,60}[./:*][^\s;|&@]{0,60})){0,8}[ \t]{1,4}["']?$/;
/** So far before an address a command may stand that takes a login at a host. */
export const COMMAND_OF_LOGIN = 160;
/** So far before an address its label may stand. */
export const LABEL_OF_MAIL = 24;

/** True for a name of a unit with its instance, which reads like an address. `before`: what stands before it, where its label would. */
export function isUnit(host: string, before: string): boolean {
  return UNIT.test(host) && !CALLED_MAIL(before).test(before);
}

/** True where a command takes a login at a host, `ssh -p 2222 deploy@example.org`. `before`: what stands before the login in its line. */
export function isLogin(before: string): boolean {
  return /s(?:sh|cp|ftp|ync)|mosh/.test(before) && SHELL.test(before.slice(before.search(/[^\r\n]*$/)));
}
