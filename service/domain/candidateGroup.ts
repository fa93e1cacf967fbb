/** A task is open to groups: an organisation's id, or `organisation/role`. */
export const organisationIn = (group: string): string => group.split('/')[0] ?? group;
