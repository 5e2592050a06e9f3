import {BUILT_IN_CATEGORIES, type Choice, type ConsentRecord, type Notice} from '@akkoord/schema';

/** A service with the choice that was made for it. */
export interface ServiceChoice {
  readonly id: string;
  /** Name and legal name as the notice gave them; null where no published notice names the service. */
  readonly name: string | null;
  readonly vendor: string | null;
  readonly choice: Choice;
}

/** A category with its choice and those of its services. */
export interface CategoryChoice {
  /** Null gathers what no published notice names. */
  readonly id: string | null;
  /** The site's own label, where the notice gives one: in the reader's language, else in the one that was shown. */
  readonly label: string | null;
  /** Null where the record says nothing about the category itself. */
  readonly choice: Choice | null;
  readonly exempt: string | null;
  readonly services: readonly ServiceChoice[];
}

/** What a category comes to when its services are looked at too. */
export type Summary = Choice | 'partly';

/**
 * The choices of `record` by category, in the order in which the visitor saw them. Nothing of the record is
 * left out: what `notice` does not name, or everything but the built-in categories without a notice, stands
 * in a last group of its own. Labels come in `language` where the notice has them.
 */
export function choicesByCategory(
  record: ConsentRecord,
  notice: Notice | null,
  language: string,
): readonly CategoryChoice[] {
  const left = new Map(Object.entries(record.choices));
  const take = (id: string) => {
    const choice = left.get(id);
    left.delete(id);
    return choice;
  };
  const groups = categoryFacts(record, notice, language).map(({id, exempt, label}) => ({
    id,
    label,
    exempt,
    choice: take(id) ?? null,
    services: (notice?.services ?? [])
      .filter(service => service.category === id)
      .flatMap(({id: service, name, vendor}) => {
        const choice = take(service);
        return choice ? [{id: service, name, vendor, choice}] : [];
      }),
  }));
  if (left.size === 0) return groups;
  const services = [...left].map(([id, choice]) => ({id, name: null, vendor: null, choice}));
  return [...groups, {id: null, label: null, exempt: null, choice: null, services}];
}

/** `partly` where the category is denied and some of its services are granted, or the other way round. */
export function summaryOf({choice, services}: CategoryChoice): Summary | null {
  if (choice === null) return null;
  return services.some(service => service.choice !== choice) ? 'partly' : choice;
}

function categoryFacts(record: ConsentRecord, notice: Notice | null, language: string) {
  if (notice === null) {
    return BUILT_IN_CATEGORIES.filter(id => id in record.choices).map(id => ({
      id,
      exempt: null,
      label: null,
    }));
  }
  return notice.categories.map(({id, exempt, texts}) => ({
    id,
    exempt: exempt ?? null,
    label: (texts?.[language] ?? texts?.[record.notice.language])?.label ?? null,
  }));
}
