// SPDX-License-Identifier: Apache-2.0
import { randomInt } from "node:crypto";

/// A run's seed: MATALA_SEED, else a new one. Whoever uses it prints it.
export const newSeed = () => Number(process.env.MATALA_SEED) || randomInt(1, 2 ** 31);

/// Random choices that the same seed repeats.
export const choicesOf = (seed) => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { next, below, pick: (list) => list[below(list.length)], chance: (share) => next() < share };
};
