/** What a gate asks: one category, or one service. */
export type GateQuestion =
  | {readonly category: string; readonly service?: undefined}
  | {readonly service: string; readonly category?: undefined};

/** The id that a gate asks about. */
export const gateId = ({category, service}: GateQuestion): string => service ?? category ?? '';
