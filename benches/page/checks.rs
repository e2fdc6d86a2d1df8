//! The check of an agreement of sixty components, from its records' texts to its
//! findings, and again after one component has changed.

use passerelle::agreement::checked::Checked;
use passerelle::agreement::totals::Totals;
use passerelle::agreement::{Life, Sheet, State};
use passerelle::model::records::{Collection, Id};
use passerelle::workspace::path::Path;
use passerelle::workspace::{Command, Workspace};
use std::fmt::Write as _;
use wasm_bindgen::prelude::wasm_bindgen;

const COMPONENTS: u128 = 30;
const AGREEMENT: Id = Id::from_u128(4);

/// A workspace with one agreement, and the day of the check.
#[wasm_bindgen]
pub struct Checks {
    workspace: Workspace,
    today: chrono::NaiveDate,
    life: Life,
    sheet: Sheet,
    totals: Totals,
}

#[wasm_bindgen]
impl Checks {
    /// Thirty components in table A and thirty in table B.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        let table = |list: u128| {
            let mut text = String::new();
            for at in 0..COMPONENTS {
                let comma = if at == 0 { "" } else { "," };
                let id = Id::from_u128(100 * list + at);
                let written = write!(
                    text,
                    r#"{comma}{{"id":"{id}","code":"{list}-{at}","title":"Algorithmique avancée {at}","term":"1/2","credits":"1"}}"#
                );
                debug_assert!(written.is_ok(), "a string takes any text");
            }
            text
        };
        let id = |number| Id::from_u128(number);
        let records = [
            (
                Collection::Person,
                format!(
                    r#"{{"id":"{}","familyNames":"Exemple","givenNames":"Zoé"}}"#,
                    id(1)
                ),
            ),
            (
                Collection::Office,
                format!(
                    r#"{{"id":"{}","names":{{"fr":"École"}},"country":"FR","creditSystem":"ects","cti":true}}"#,
                    id(2)
                ),
            ),
            (
                Collection::Partner,
                format!(
                    r#"{{"id":"{}","names":{{"local":"Università"}},"country":"IT","creditSystem":"ects"}}"#,
                    id(3)
                ),
            ),
            (
                Collection::Agreement,
                format!(
                    r#"{{"id":"{AGREEMENT}","scheme":"erasmus","person":"{}","office":"{}","partner":"{}","span":"term","start":"2026-09-01","end":"2027-01-31","hostYear":"2026/2027","host":[{}],"home":[{}]}}"#,
                    id(1),
                    id(2),
                    id(3),
                    table(1),
                    table(2)
                ),
            ),
        ];
        let mut workspace = Workspace::default();
        for (at, (collection, text)) in (0_u128..).zip(records) {
            done(&mut workspace, at, Command::Add(collection, text));
        }
        let today = chrono::NaiveDate::from_ymd_opt(2026, 5, 1).unwrap_or_default();
        let sheet = Sheet::default();
        let mut it = Self {
            workspace,
            today,
            life: Life {
                state: State::Draft,
                number: 1,
                version: None,
                in_force: None,
                writing: true,
            },
            totals: Totals::of(&sheet),
            sheet,
        };
        it.read();
        it
    }

    fn read(&mut self) {
        if let Some(sheet) = Sheet::of_draft(&self.workspace, AGREEMENT) {
            self.totals = Totals::of(&sheet);
            self.sheet = sheet;
        }
    }

    /// From the texts of the records to the findings: how many there are.
    pub fn full(&self) -> usize {
        let checked = Checked::now(&self.workspace, AGREEMENT, self.today);
        checked.map_or(0, |it| it.findings.len())
    }

    /// From the agreement as the page has read it to the findings.
    pub fn again(&self) -> usize {
        let checked = Checked::of(
            &self.workspace,
            (AGREEMENT, &self.life),
            (&self.sheet, &self.totals),
            self.today,
        );
        checked.findings.len()
    }

    /// Changes a title, and reads the agreement as the page does.
    pub fn change(&mut self, turn: u32) {
        let item = Path::of_field("host").item(&Id::from_u128(115).to_string());
        let value = Some(format!("\"Intitulé {turn}\""));
        let command = Command::Set(Collection::Agreement, AGREEMENT, item.field("title"), value);
        done(&mut self.workspace, 1000 + u128::from(turn), command);
        self.read();
    }
}

impl Default for Checks {
    fn default() -> Self {
        Self::new()
    }
}

fn done(workspace: &mut Workspace, number: u128, command: Command) {
    let planned = command.plan(
        workspace,
        Id::from_u128(10_000 + number),
        "2026-05-01T00:00:00Z",
    );
    let Ok(plan) = planned else { return };
    for edit in workspace.edits(&plan.set) {
        let applied = workspace.apply(&edit, &plan.set, &mut Vec::new());
        debug_assert!(applied.is_ok(), "the records are sound");
    }
}
