/** Ids of sites as a column keeps them: `,blog,shop,`, so that each is found between commas; null for none named. */
export function siteListText(sites: readonly string[] | undefined): string | null {
  return sites === undefined ? null : `,${sites.join()},`;
}

/** The member `sites` that such a column stands for: absent where it is null. */
export function siteListOf(text: string | null): {readonly sites?: readonly string[]} {
  return text === null ? {} : {sites: text.split(',').filter(id => id !== '')};
}
