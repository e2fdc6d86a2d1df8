//! What a document is, before what it says.

use crate::exchange::xml::Node;
use thiserror::Error;

/// The namespaces of ELMO, which differ by a digit.
pub const ELMO: [&str; 2] = [
    "https://github.com/emrex-eu/elmo-schemas/tree/v1",
    "https://github.com/emrex-eu/elmo-schemas/tree/v2",
];

/// The namespaces of the response that holds transcripts in EWP.
pub const TORS: [&str; 2] = [
    "https://github.com/erasmus-without-paper/ewp-specs-api-imobility-tors/blob/stable-v2/endpoints/get-response.xsd",
    "https://github.com/erasmus-without-paper/ewp-specs-api-imobility-tors/blob/stable-v3/endpoints/get-response.xsd",
];

/// Where the specifications of EWP live.
const EWP: &str = "https://github.com/erasmus-without-paper/ewp-specs-";

/// A document that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// ELMO 1.x.
    Elmo1,
    /// ELMO 2.1.
    Elmo2,
    /// A response of EWP with transcripts in ELMO 1.x.
    Tors2,
    /// A response of EWP with transcripts in ELMO 2.1.
    Tors3,
    /// A grade conversion table of EWP by itself.
    Tables,
}

impl Kind {
    /// A stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Elmo1 => "elmo-1.7",
            Self::Elmo2 => "elmo-2.1",
            Self::Tors2 => "tors-2",
            Self::Tors3 => "tors-3",
            Self::Tables => "grade-tables",
        }
    }
}

/// A document that is not read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Other {
    /// Learning agreements of EWP.
    #[error("EWP learning agreement")]
    LearningAgreement,
    /// An answer to a learning agreement.
    #[error("EWP answer to a learning agreement")]
    AgreementUpdate,
    /// Inter-institutional agreements.
    #[error("EWP inter-institutional agreement")]
    Convention,
    /// The approval of one.
    #[error("EWP approval of an inter-institutional agreement")]
    ConventionApproval,
    /// Institutions.
    #[error("EWP institutions")]
    Institutions,
    /// Their units.
    #[error("EWP organizational units")]
    Units,
    /// Fact sheets.
    #[error("EWP fact sheet")]
    Factsheet,
    /// A file of nominations and mobilities.
    #[error("EWP mobility file")]
    MobilityFile,
    /// Mobilities of either side.
    #[error("EWP mobilities")]
    Mobilities,
    /// A catalogue of courses.
    #[error("EWP courses")]
    Courses,
    /// The catalogue of the network.
    #[error("EWP registry catalogue")]
    Catalogue,
    /// Transcripts of a version that is not known.
    #[error("EWP transcripts of another version")]
    OtherTors,
    /// The format of that name before EMREX.
    #[error("the older ELMO of purl.org, another format")]
    OldElmo,
    /// ELMO of a version that is not known.
    #[error("ELMO of another version")]
    OtherElmo,
    /// Any other XML.
    #[error("XML, <{name}> of {}", if namespace.is_empty() { "no namespace" } else { namespace })]
    Xml {
        /// The namespace of its element.
        namespace: String,
        /// The name of its element.
        name: String,
    },
    /// A page.
    #[error("HTML page")]
    Html,
    /// JSON.
    #[error("JSON")]
    Json,
    /// A PDF.
    #[error("PDF")]
    Pdf,
    /// An archive, or a document of an office suite, which is one.
    #[error("ZIP archive or office document")]
    Zip,
    /// A document of an older office suite.
    #[error("older office document")]
    Office,
    /// Text that is no XML.
    #[error("plain text")]
    Text,
    /// Bytes that are no text.
    #[error("binary file")]
    Binary,
}

impl Other {
    /// A stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::LearningAgreement => "learning-agreement",
            Self::AgreementUpdate => "agreement-update",
            Self::Convention => "convention",
            Self::ConventionApproval => "convention-approval",
            Self::Institutions => "institutions",
            Self::Units => "units",
            Self::Factsheet => "factsheet",
            Self::MobilityFile => "mobility-file",
            Self::Mobilities => "mobilities",
            Self::Courses => "courses",
            Self::Catalogue => "catalogue",
            Self::OtherTors => "other-tors",
            Self::OldElmo => "old-elmo",
            Self::OtherElmo => "other-elmo",
            Self::Xml { .. } => "xml",
            Self::Html => "html",
            Self::Json => "json",
            Self::Pdf => "pdf",
            Self::Zip => "zip",
            Self::Office => "office",
            Self::Text => "text",
            Self::Binary => "binary",
        }
    }
}

/// What bytes are that are no text.
pub fn of_bytes(bytes: &[u8]) -> Option<Other> {
    let known: [(&[u8], Other); 5] = [
        (b"%PDF", Other::Pdf),
        (b"PK\x03\x04", Other::Zip),
        (b"PK\x05\x06", Other::Zip),
        (b"\xd0\xcf\x11\xe0", Other::Office),
        (b"\x89PNG", Other::Binary),
    ];
    let start = bytes.trim_ascii_start();
    let mut known = known.into_iter();
    let found = known.find(|(it, _)| start.starts_with(it));
    // Every encoding that is read has a mark, or begins like ASCII.
    let marked = [&b"\xff\xfe"[..], b"\xfe\xff", b"\xef\xbb\xbf", b"<", b"\0"];
    let unmarked = || {
        let text = start.is_empty() || marked.iter().any(|it| start.starts_with(it));
        let control = |it: &u8| *it < b'\t';
        let kind = if start.iter().take(1_000).any(control) {
            Other::Binary
        } else {
            Other::Text
        };
        (!text && std::str::from_utf8(start).is_err()).then_some(kind)
    };
    found.map(|(_, other)| other).or_else(unmarked)
}

/// What a text is that does not begin like XML.
pub fn of_text(text: &str) -> Option<Other> {
    let start = text.trim_start();
    let begins = |word: &str| {
        let head = start.get(..word.len()).unwrap_or_default();
        head.eq_ignore_ascii_case(word)
    };
    if begins("<!doctype html") || begins("<html") && !begins("<html:") {
        Some(Other::Html)
    } else if start.starts_with(['{', '[']) {
        Some(Other::Json)
    } else if start.starts_with('<') {
        None
    } else {
        Some(Other::Text)
    }
}

/// Whether a text with a document type is a page.
pub fn is_page(text: &str) -> bool {
    let head: String = text.chars().take(2_000).collect();
    head.to_ascii_lowercase().contains("<!doctype html")
}

/// What the element of a document says that it is.
///
/// # Errors
/// What it is instead.
pub fn of_root(root: &Node<'_>) -> Result<Kind, Other> {
    let namespace = &*root.namespace;
    let [elmo_1, elmo_2] = ELMO;
    let [tors_2, tors_3] = TORS;
    match root.name {
        "elmo" if namespace == elmo_1 => Ok(Kind::Elmo1),
        "elmo" if namespace == elmo_2 => Ok(Kind::Elmo2),
        "elmo" if namespace.is_empty() => Ok(if is_second(root) {
            Kind::Elmo2
        } else {
            Kind::Elmo1
        }),
        "imobility-tors-get-response" if namespace == tors_2 => Ok(Kind::Tors2),
        "imobility-tors-get-response" if namespace == tors_3 => Ok(Kind::Tors3),
        "imobility-tors-get-response" if namespace.is_empty() => {
            let elmo = root.elements().find_map(|it| it.element("elmo"));
            let second = elmo.is_some_and(|it| *it.namespace == *elmo_2 || is_second(it));
            Ok(if second { Kind::Tors3 } else { Kind::Tors2 })
        }
        "gradeConversionTable" if namespace == tors_2 || namespace == tors_3 => Ok(Kind::Tables),
        _ => Err(other(namespace, root.name)),
    }
}

/// Whether an element is ELMO 2 by what only that has.
fn is_second(elmo: &Node<'_>) -> bool {
    let learner = elmo.element("learner");
    learner.is_some_and(|it| {
        it.element("dateOfBirth")
            .or(it.element("alternativeName"))
            .is_some()
    })
}

fn other(namespace: &str, name: &str) -> Other {
    if namespace == "http://www.w3.org/1999/xhtml" {
        return Other::Html;
    }
    if namespace.trim_end_matches(['/', '#']) == "http://purl.org/net/elmo" {
        return Other::OldElmo;
    }
    if namespace.starts_with("https://github.com/emrex-eu/elmo-schemas") {
        return Other::OtherElmo;
    }
    let xml = || Other::Xml {
        namespace: namespace.chars().take(200).collect(),
        name: name.chars().take(60).collect(),
    };
    let Some(rest) = namespace.strip_prefix(EWP) else {
        // What an example or a careless program leaves its namespace out of.
        return match name {
            _ if !namespace.is_empty() => xml(),
            "omobility-las-get-response" => Other::LearningAgreement,
            "omobility-las-update-request" => Other::AgreementUpdate,
            "iias-get-response" => Other::Convention,
            "iias-approval-response" => Other::ConventionApproval,
            "institutions-response" => Other::Institutions,
            "ounits-response" => Other::Units,
            "factsheet-response" => Other::Factsheet,
            "ewp-mobility-file" => Other::MobilityFile,
            _ => xml(),
        };
    };
    let specification = rest.split('/').next().unwrap_or_default();
    match specification {
        "api-omobility-las" if rest.contains("update-request") => Other::AgreementUpdate,
        "api-omobility-las" => Other::LearningAgreement,
        "api-iias" => Other::Convention,
        "api-iias-approval" => Other::ConventionApproval,
        "api-institutions" => Other::Institutions,
        "api-ounits" => Other::Units,
        "api-factsheet" => Other::Factsheet,
        "fileext-ewpmobility" => Other::MobilityFile,
        "api-omobilities" | "api-imobilities" => Other::Mobilities,
        "api-courses" | "api-course-replication" => Other::Courses,
        "api-registry" => Other::Catalogue,
        "api-imobility-tors" => Other::OtherTors,
        _ => xml(),
    }
}
