//! One recognition: what it rests on, what is proposed, what is recorded.

use crate::agreement::recognition::{
    Basis, NoBasis, Recognition, Supposed, deciding, decision_id, recognise,
};
use crate::model::records::{Answer, Collection, Decision, Id, Record as _, value_at};
use crate::model::value::Value as _;
use crate::rules::recognition::regime::Ruling;
use crate::text::Texts;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::pages::records::Editing;
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use crate::workspace::{Command, Workspace};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The collections that a recognition is made of.
const PARTS: [Collection; 7] = [
    Collection::Decision,
    Collection::Office,
    Collection::Transcript,
    Collection::Agreement,
    Collection::Version,
    Collection::Partner,
    Collection::GradeTable,
];

/// One recognition.
#[derive(Clone, Copy)]
pub struct Case {
    /// Where its records live.
    pub desk: Desk,
    /// Its id.
    pub id: Id,
    /// The form of its record.
    pub editing: Editing,
    /// The transcript that it is of.
    pub transcript: Memo<Option<Id>>,
    /// What it rests on, or why on nothing.
    pub basis: Memo<Result<Basis, NoBasis>>,
    /// Under which regime.
    pub ruling: Memo<Option<Ruling>>,
    /// What is recorded; nothing yet is an empty one.
    pub decision: Memo<Decision>,
    /// What is supposed instead of what the transcript says; never stored.
    pub supposed: RwSignal<BTreeMap<Id, Supposed>>,
    /// What is typed as the credits of a course that replaces a component; never stored.
    pub replacing: RwSignal<BTreeMap<Id, String>>,
    /// What is proposed, with what is supposed.
    pub recognition: Memo<Option<Recognition>>,
    /// What is proposed by what the transcript says: only this is decided and printed.
    pub factual: Memo<Option<Recognition>>,
}

impl Case {
    /// Opens a recognition, which need not be begun yet.
    pub fn begin(id: Id) -> Self {
        let desk = use_desk();
        let editing = Editing::begin(Collection::Decision, id);
        let moved = desk.following(&PARTS);
        let transcript = Memo::new(move |_| {
            moved.track();
            desk.with(|it| transcript_of(it, id))
        });
        let decision = Memo::new(move |_| {
            moved.track();
            let text = desk.record(Collection::Decision, id);
            let read = text.and_then(|it| Decision::read(&it).ok());
            read.map(|it| it.record).unwrap_or_default()
        });
        let basis = Memo::new(move |_| {
            moved.track();
            let kept = desk.record(Collection::Decision, id);
            if let Some(basis) = kept.and_then(|it| Basis::of_decision(&it)) {
                return Ok(basis);
            }
            let transcript = transcript.get().ok_or(NoBasis::NoTranscript)?;
            desk.with(|it| Basis::of(it, transcript))
        });
        let supposed = RwSignal::new(BTreeMap::new());
        let ruling = Memo::new(move |_| {
            let key = decision.with(|it| it.regime.as_ref().map(|it| it.as_str().to_owned()));
            basis.with(|it| it.as_ref().ok()?.ruling(key.as_deref()))
        });
        let under = move |supposed: &BTreeMap<Id, Supposed>| {
            let ruling = ruling.get()?;
            basis.with(|it| Some(recognise(it.as_ref().ok()?, &ruling.regime, supposed)))
        };
        let factual = Memo::new(move |_| under(&BTreeMap::new()));
        let recognition = Memo::new(move |_| {
            if supposed.with(BTreeMap::is_empty) {
                return factual.get();
            }
            supposed.with(under)
        });
        Self {
            desk,
            id,
            editing,
            transcript,
            basis,
            ruling,
            decision,
            supposed,
            replacing: RwSignal::new(BTreeMap::new()),
            recognition,
            factual,
        }
    }

    /// The texts of the page.
    pub fn t(self) -> &'static Texts {
        self.desk.app.texts()
    }

    /// Lets go of everything that was supposed.
    pub fn suppose_nothing(self) {
        self.replacing.update(BTreeMap::clear);
        self.supposed.update(BTreeMap::clear);
    }

    /// Whether its record is there.
    pub fn is_begun(self) -> bool {
        self.decision.with(|it| it.transcript.is_some())
    }

    /// The day of the decision, as it is stored; nothing as long as it is open.
    pub fn decided_on(self) -> Option<String> {
        let kept = self.basis.with(Result::is_ok)
            && self
                .editing
                .record()
                .is_some_and(|it| Basis::of_decision(&it).is_some());
        self.decision
            .with(|it| it.decided_on.map(|it| it.text()))
            .filter(|_| kept)
    }

    /// Whether it was decided and withdrawn since.
    pub fn is_withdrawn(self) -> bool {
        self.decision.with(|it| it.withdrawn_on.is_some())
    }

    /// The day on which it was withdrawn, and why, in words.
    pub fn withdrawn(self, t: &Texts) -> (String, String) {
        self.decision.with(|it| {
            let day = it.withdrawn_on.map(|it| t.short_day(&it.text()));
            let reason = it
                .withdrawn_reason
                .as_ref()
                .map(crate::model::value::Value::text);
            (day.unwrap_or_default(), reason.unwrap_or_default())
        })
    }

    /// Which version of the agreement governs, in words.
    pub fn governing(self, t: &Texts) -> String {
        let version = self
            .basis
            .with(|it| it.as_ref().ok().and_then(|it| it.version));
        let record = version.and_then(|id| self.desk.record(Collection::Version, id));
        let says = |field| {
            record
                .as_deref()
                .and_then(|it| value_at(it, field))
                .unwrap_or_default()
        };
        let last = record.as_deref().map(crate::agreement::life::commitments);
        let last = last
            .unwrap_or_default()
            .iter()
            .filter_map(|it| it.value.date)
            .max();
        let date = last.map(|it| t.short_day(&it.text())).unwrap_or_default();
        t.recognition.version_governs(&says("number"), &date)
    }

    /// Days between receiving the transcript and deciding on it.
    pub fn days(self) -> Option<i64> {
        let received = self
            .basis
            .with(|it| it.as_ref().ok()?.transcript.received_on)?;
        self.decided_on()?;
        let decided = self.decision.with(|it| it.decided_on)?;
        Some(
            decided
                .date()
                .signed_duration_since(received.date())
                .num_days(),
        )
    }

    /// Begins the record, under the regime that is shown.
    pub fn start(self) {
        self.bring(None, None);
    }

    /// Takes another regime.
    pub fn choose_regime(self, key: &str) {
        self.bring(Some(key), None);
    }

    /// Answers a block.
    pub fn answer(self, key: &str, answer: Answer) {
        self.bring(None, Some(deciding::answer(self.id, key, answer)));
    }

    /// Begins the record where that was not done, and changes it.
    fn bring(self, regime: Option<&str>, place: Option<Brought>) {
        let shown = self.ruling.get_untracked().map(|it| it.key);
        let wanted = regime.map(str::to_owned).or(shown).unwrap_or_default();
        let begun = untrack(|| self.is_begun());
        let transcript = self.transcript.get_untracked();
        let fresh = self.basis.with_untracked(|it| {
            let basis = it.as_ref().ok()?;
            Some(deciding::fresh(self.id, basis, transcript?, &wanted))
        });
        let mut brought = Vec::new();
        if !begun {
            let whole = |text| Brought::whole(Collection::Decision, self.id, text);
            brought.extend(fresh.map(whole));
        } else if let Some(regime) = regime {
            brought.push(deciding::under(self.id, regime));
        }
        if brought.is_empty() || place.is_none() {
            brought.extend(place);
        } else if let Some(place) = place {
            // The record has to be there before something is put in it.
            self.desk.dispatch(Command::Bring(Deed::Edit, brought));
            brought = vec![place];
        }
        if !brought.is_empty() {
            self.desk.dispatch(Command::Bring(Deed::Edit, brought));
        }
    }
}

/// The transcript of a recognition: the one that its record names, or the one whose
/// recognition it would be.
fn transcript_of(workspace: &Workspace, id: Id) -> Option<Id> {
    let record = workspace.record(Collection::Decision, id);
    let named = record.and_then(|it| value_at(it, "transcript"));
    if let Some(transcript) = named.and_then(|it| it.parse().ok()) {
        return Some(transcript);
    }
    let all = workspace.table(Collection::Transcript).records();
    let mut ids = all.map(|(transcript, _)| transcript);
    ids.find(|it| decision_id(*it) == id)
}
