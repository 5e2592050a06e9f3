/** What the console and the visitor’s page say of case links and of the way back to the site, in English. The keys of this file are those of every language. */
export const enCases = {
  'mine.to-site': 'Open the site now: this browser then ends there what it was granted.',
  'case.title': 'A request waits for this receipt',
  'case.lead':
    'The data-protection officer of the site cannot tell which record is yours. If you send the receipt, the record goes into your request; its secret stays with you.',
  'case.how':
    'Open the cookie settings of the site in the browser that you used then: they lead to your receipt. Paste its link below.',
  'case.send': 'Send the receipt',
  'case.sent': 'Sent. Your request now names this record.',
  'case.none': 'No open request waits for a receipt under this link. It may have been answered already.',
  'case.link': 'Case link for the visitor',
  'case.hint': 'Whoever holds a receipt of this site sends it in by this link, and the record appears here.',
} as const;
