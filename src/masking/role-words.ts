/** Source of a pattern for how teams call those that are no person: whoever loads, reads or runs, in small letters. */
export const ROLE =
  '(?:root|admin|administrator|superuser|sysadmin|user|dba|operator|guest|manager|support|analyst|analytics|viewer|reader|writer|loader|importer|exporter|uploader|etl|deploy|deployer|backup|backups|monitoring|monitor|grafana|metabase|superset|postgres|mysql|clickhouse|default|service|worker|robot|bot|runner|ubuntu|debian|readonly|report|reports|test|tester|dev|ci|api|app)';

const A_ROLE = new RegExp(`^${ROLE}$`);

/** True for the name of a role, which says nothing of a person. */
export function isRole(name: string): boolean {
  return A_ROLE.test(name);
}
