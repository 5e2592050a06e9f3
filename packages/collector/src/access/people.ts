/** Roles of people: those who may look at anything. The role `server` is a program's. */
export const PEOPLE = ['owner', 'dpo', 'viewer'] as const;
