/** Completed years that can be seen of a minor. */
export const AGES: readonly number[] = Array.from({ length: 18 }, (_, index) => 17 - index);
