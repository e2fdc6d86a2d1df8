//! Stays of some 800 bytes each, the same at every run.

use passerelle::model::records::Id;
use std::fmt::Write as _;

const TOWNS: [&str; 12] = [
    "Saint-Étienne",
    "Trois-Rivières",
    "Aix-en-Provence",
    "Québec",
    "Montréal",
    "Besançon",
    "Châteauroux",
    "Chicoutimi",
    "Orléans",
    "Sept-Îles",
    "Nîmes",
    "Gaspé",
];
const GIVEN: [&str; 8] = [
    "Zoé", "Maël", "Anaïs", "Loïc", "Gaëlle", "Étienne", "Inès", "Jérôme",
];
const FAMILY: [&str; 8] = [
    "Tremblay",
    "Lefèvre",
    "Gagné",
    "Bélanger",
    "Côté",
    "Müller",
    "Garçon",
    "N’Diaye",
];
const UNITS: [&str; 6] = [
    "Faculté des lettres et des sciences humaines",
    "École de génie",
    "UFR de mathématiques et d’informatique",
    "Faculté de médecine",
    "Département de géographie",
    "Institut d’études politiques",
];
const PHRASES: [&str; 8] = [
    "Le relevé de notes est arrivé après la commission.",
    "Logement trouvé par la résidence universitaire.",
    "Contrat d’études modifié au début du second semestre.",
    "Bourse de mobilité demandée en même temps que l’inscription.",
    "Cours de langue suivi avant le départ.",
    "Deux cours remplacés faute de place.",
    "Attestation d’arrivée signée et reçue.",
    "À revoir avec la responsable pédagogique en septembre.",
];

/// Numbers that look random: xorshift, seeded.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: u64) -> u64 {
        (self.next() >> 11) % limit
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let at = self.below(words.len() as u64);
        usize::try_from(at)
            .ok()
            .and_then(|at| words.get(at))
            .copied()
            .unwrap_or_default()
    }

    fn id(&mut self) -> Id {
        Id::of_random(u128::from(self.next()) << 64 | u128::from(self.next()))
    }
}

/// So many stays, with their ids.
pub fn stays(count: usize) -> Vec<(Id, Box<str>)> {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    (0..count).map(|_| stay(&mut numbers)).collect()
}

fn stay(it: &mut Numbers) -> (Id, Box<str>) {
    let id = it.id();
    let (person, partner, programme) = (it.id(), it.id(), it.id());
    let year = 2015 + it.below(11);
    let (start, end) = (1 + it.below(28), 1 + it.below(28));
    let direction = it.one_of(&["out", "in"]);
    let scheme = it.one_of(&["erasmus", "bilateral", "national"]);
    let status = it.one_of(&["planned", "nominated", "accepted", "completed"]);
    let unit = it.one_of(&UNITS);
    let level = it.one_of(&["B1", "B2", "C1"]);
    let mut notes = format!(
        "{} {}, {}.",
        it.one_of(&GIVEN),
        it.one_of(&FAMILY),
        it.one_of(&TOWNS)
    );
    for _ in 0..4 {
        write!(notes, " {}", it.one_of(&PHRASES)).ok();
    }
    let text = format!(
        r#"{{"id":"{id}","kind":"study","direction":"{direction}","person":"{person}","partner":"{partner}","unit":"{unit}","programme":"{programme}","scheme":"{scheme}","status":"{status}","start":"{year}-09-{start:02}","end":"{next}-06-{end:02}","homeYear":"{year}/{next}","hostYear":"{year}/{next}","homeTerm":"year","hostTerm":"year","language":"fr","languageLevel":"{level}","notes":"{notes}"}}"#,
        next = year + 1,
    );
    (id, text.into())
}
