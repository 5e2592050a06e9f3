/** What presses without a word: emphasis and pictures. */
const SIGNS = /!|\p{Extended_Pictographic}/u;

/** Praise, pleas, pity, rewards and haste, in the languages of the sites that write most of their own texts. */
const WORDS =
  /(?<!\p{L})(best|better|improved?|optimal|great|enjoy|love|please|sorry|unfortunately|sadly|free|gift|discount|reward|hurry|now or never|last chance|we value|beste|betere?|optima(al|le)|verbeterde?|geniet(en)?|helaas|jammer|alsjeblieft|gratis|cadeau|korting|beloning|haast|laatste kans|hechten|meilleure?s?|optimale?s?|profite[rz]|malheureusement|dommage|gratuite?s?|cadeau|remise|récompense|dernière chance|beste[nrms]?|bessere[nrms]?|bestmögliche[nrms]?|genie(ß|ss)en|leider|schade|bitte|kostenlose?[nrms]?|geschenk|rabatt|belohnung|letzte chance|nur noch)(?!\p{L})/iu;

/**
 * What in `text` praises, pleads, presses or promises something instead of telling, or undefined: an exclamation
 * mark, a picture, or a word of English, Dutch, French or German (EDPB Guidelines 03/2022, emotional steering). A list
 * of words knows no context; what it finds is for a person to weigh.
 */
export function steeringIn(text: string): string | undefined {
  return (SIGNS.exec(text) ?? WORDS.exec(text))?.[0];
}
