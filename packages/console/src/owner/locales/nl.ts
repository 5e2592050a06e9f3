import type {OwnerTexts} from '../owner-texts.ts';

/** What the console says where sites are set up and notices written, in Dutch. */
export const nlOwner: OwnerTexts = {
  'site.title': 'Een site inrichten',
  'site.lead': 'Wat deze collector van een site moet weten voordat haar pagina’s records mogen sturen.',
  'site.all': 'Alle sites',
  'site.none': 'Deze site is hier niet. Misschien is zij onder een ander id ingericht.',
  'site.name': 'Naam van de site',
  'site.name-hint': 'Zoals uw collega’s haar noemen.',
  'site.id': 'Id',
  'site.id-hint':
    'Staat in de tag, in elk record en in de naam van het logboek. Het kan later niet worden gewijzigd.',
  'site.controller': 'Verwerkingsverantwoordelijke',
  'site.controller-hint':
    'Wie voor de verwerking van de site instaat; bezoekers lezen dit (AVG art. 13, lid 1, onder a).',
  'site.email': 'E-mailadres van de verwerkingsverantwoordelijke (niet verplicht)',
  'site.email-hint': 'Staat in de kennisgeving, zodat bezoekers de verantwoordelijke kunnen bereiken.',
  'site.privacy': 'Privacyverklaring',
  'site.privacy-hint': 'Een adres, of een pad van de site zoals /privacy.',
  'site.origins': 'Adressen van de site',
  'site.origins-hint':
    'Eén per regel, zoals https://www.example.org. Pagina’s van andere adressen kunnen niets sturen.',
  'site.years': 'Records worden bewaard gedurende (jaren)',
  'site.years-hint': 'Geteld vanaf de dag van binnenkomst; daarna wist de collector ze zelf.',
  'site.reason': 'Waarom zo lang',
  'site.reason-hint':
    'Vooraf vastgelegd (AVG art. 5, lid 1, onder e); bijvoorbeeld: verjaring van vorderingen.',
  'site.location': 'Waar de records staan',
  'site.location-hint': 'Land en host van de opslag van deze collector, voor uw register van verwerkingen.',
  'site.languages': 'Talen van de site',
  'site.languages-hint': 'In deze talen wordt de kennisgeving getoond.',
  'site.submit': 'Site inrichten',
  'site.missing': 'Vul dit in.',
  'site.bad-id': 'Kleine letters, cijfers en koppeltekens, ten hoogste 63.',
  'site.bad-privacy': 'Begin met https:// of met een schuine streep.',
  'site.bad-origins': 'Geef elk adres met https://, één per regel.',
  'site.bad-years': 'Geef een aantal jaren van 0,1 tot 100.',
  'site.no-language': 'Kies er ten minste één.',
  'site.problems': 'Nog niet: te verbeteren velden: {count}.',
  'site.steps-lead':
    'Drie stappen, in willekeurige volgorde: de tag plakken, het eerste record zien, de kennisgeving publiceren.',
  'step.tag': 'Plak de tag',
  'step.tag-lead':
    'Als eerste in de head van elke pagina, vóór elk ander script. Hij vraagt bezoekers en houdt derden tegen totdat zij toestemmen.',
  'step.tag-code': 'Tag van de site',
  'step.no-config': 'Deze collector weet niet hoe de pagina’s van deze site zijn geconfigureerd.',
  'step.record': 'Eerste record',
  'step.waiting':
    'Wachten. Open een pagina van {origins} en maak een keuze; het record verschijnt hier vanzelf.',
  'step.received': 'Het eerste record is ontvangen. Records tot nu toe: {count}.',
  'step.look': 'De records bekijken',
  'step.notice': 'Publiceer de kennisgeving',
  'first.lead':
    'Zolang de kennisgeving niet is gepubliceerd, worden records bewaard en als ongepubliceerd gemarkeerd; er gaat er geen verloren. Eenmaal gepubliceerd kan zij niet worden gewijzigd, alleen door een andere worden gevolgd.',
  'first.publish': 'Publiceren',
  'first.edit': 'Eerst bewerken',
  'first.why': 'Eerste kennisgeving van de site',
  'first.published': 'Versie {version} is gepubliceerd.',
  'first.look': 'De kennisgeving tonen',
  'findings.title': 'Bevindingen',
  'findings.none': 'Er ontbreekt niets: zij mag worden gepubliceerd.',
  'findings.error': 'te verbeteren',
  'findings.warning': 'af te wegen',
};
