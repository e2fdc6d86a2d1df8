//! What became of a course, in words.

use crate::model::records::ResultStatus;
use crate::text::fold;

/// Words by status, folded: in French, English, German, Spanish and Italian, and as this
/// product stores them.
const WORDS: [(ResultStatus, &[&str]); 5] = [
    (
        ResultStatus::Passed,
        &[
            "passed",
            "pass",
            "p",
            "valide",
            "validee",
            "acquis",
            "acquise",
            "admis",
            "admise",
            "adm",
            "val",
            "reussi",
            "reussie",
            "succes",
            "completed",
            "bestanden",
            "aprobado",
            "aprobada",
            "apto",
            "apta",
            "superato",
            "superata",
            "idoneo",
            "godkand",
        ],
    ),
    (
        ResultStatus::PassedUnmarked,
        &[
            "passed-unmarked",
            "valide, sans note",
            "valide sans note",
            "passed, not marked",
            "passed, unmarked",
            "bestanden ohne note",
        ],
    ),
    (
        ResultStatus::Failed,
        &[
            "failed",
            "fail",
            "echec",
            "echoue",
            "echouee",
            "ajourne",
            "ajournee",
            "aj",
            "non valide",
            "non validee",
            "non acquis",
            "refuse",
            "nicht bestanden",
            "durchgefallen",
            "suspenso",
            "suspensa",
            "no apto",
            "reprobado",
            "non superato",
            "respinto",
            "bocciato",
            "underkand",
        ],
    ),
    (
        ResultStatus::Absent,
        &[
            "absent",
            "absente",
            "abs",
            "abi",
            "abj",
            "defaillant",
            "def",
            "no show",
            "did not attend",
            "no presentado",
            "np",
            "nicht erschienen",
            "assente",
        ],
    ),
    (
        ResultStatus::InProgress,
        &[
            "in-progress",
            "in progress",
            "en cours",
            "ongoing",
            "laufend",
            "en curso",
            "in corso",
        ],
    ),
];

/// The status that a word says.
pub fn status_of(text: &str) -> Option<ResultStatus> {
    let folded = fold(text.trim());
    let word = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let word = word.trim_end_matches(['.', '!']);
    let mut all = WORDS.iter();
    all.find(|(_, words)| words.contains(&word)).map(|it| it.0)
}
