// SPDX-License-Identifier: Apache-2.0
// The invented people of config/demo/demo.toml that the tests speak as.

const at = (name, domain, language) => ({ address: `${name}@${domain}.example.org`, language });

export const people = {
  aino: { name: "Aino Hallikas", ...at("aino.hallikas", "hyvinvointi", "fi") },
  paivi: { name: "Päivi Fasila", ...at("paivi.fasila", "hyvinvointi", "fi") },
  risto: { name: "Risto Vetäjälä", ...at("risto.vetajala", "mallikaupunki", "fi") },
  solveig: { name: "Solveig Ledarholm", ...at("solveig.ledarholm", "stodet", "sv") },
  kaisa: { name: "Kaisa Kelava", ...at("kaisa.kelava", "hyvinvointi", "fi") },
  tuomas: { name: "Tuomas Tohtorila", ...at("tuomas.tohtorila", "hyvinvointi", "fi") },
  gunilla: { name: "Gunilla Expertström", ...at("gunilla.expertstrom", "stodet", "sv") },
  emily: { name: "Emily Advisor", ...at("emily.advisor", "mallikaupunki", "en") },
  pekka: { name: "Pekka Tarvittala", ...at("pekka.tarvittala", "mallikaupunki", "fi") },
  hanna: { name: "Hanna Esittelijä", ...at("hanna.esittelija", "hyvinvointi", "fi") },
  sofia: { name: "Sofia Föredragare", ...at("sofia.foredragare", "stodet", "sv") },
  niko: { name: "Niko Uusitulokas", ...at("niko.uusitulokas", "mallikaupunki", "fi") },
};

/// Who is invited to each hour of the Tuesday series: its facilitator, its deputy, its core members.
export const tuesdayCircle = [people.paivi, people.risto, people.kaisa, people.tuomas, people.gunilla, people.emily];

/// The n-th presenter of `--demo-people`, from 1.
export const extraPresenter = (number) => `kuormittaja.${String(number).padStart(3, "0")}@hyvinvointi.example.org`;

export const tuesdaySite = "Keskustan hyvinvointikeskus";

/// A case that names nobody; `word` makes it recognisable in what the server writes.
export const plainCase = (word = "työhönpaluu") => ({
  question: "Miten asiakas saa tukea työhön paluuseen?",
  situation: `Asiakas on pitkään ollut sairauslomalla ja toivoo kevyempää työtä. Aiheena on ${word}.`,
});
