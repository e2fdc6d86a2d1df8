//! What the reader of transcripts says, in words: what happened, where, and what to do.

use crate::exchange::packed::PackedError;
use crate::exchange::transcript::{Finding, Found, Kind, Other, Unread};
use crate::exchange::xml::{Malformed, Place, XmlFault};
use crate::model::limits;
use crate::text::Texts;

const MEGA: usize = 1024 * 1024;

/// What a document is.
pub fn kind(t: &Texts, kind: Kind) -> &'static str {
    let t = &t.import;
    match kind {
        Kind::Elmo1 => t.kind_elmo1,
        Kind::Elmo2 => t.kind_elmo2,
        Kind::Tors2 => t.kind_tors2,
        Kind::Tors3 => t.kind_tors3,
        Kind::Tables => t.kind_tables,
    }
}

/// A place, in words.
pub fn place(t: &Texts, at: Place) -> String {
    t.import.at(&at.line.to_string(), &at.column.to_string())
}

/// Why a document gives no transcript, where, and what to do.
pub fn refusal(t: &Texts, unread: &Unread) -> String {
    let said = match unread {
        Unread::Other(it) => other(t, it),
        Unread::Packed(PackedError::TooLarge) => too_large(t),
        Unread::Packed(PackedError::TooOften) => t.import.packed_too_often.to_owned(),
        Unread::Packed(PackedError::Damaged) => t.import.packed_damaged.to_owned(),
        Unread::Xml(error) => fault(t, &error.fault),
    };
    match unread.at() {
        Some(at) => format!("{} {said}", place(t, at)),
        None => said,
    }
}

/// That a file is larger than it may be.
pub fn too_large(t: &Texts) -> String {
    t.import
        .too_large(&(limits::DOCUMENT_BYTES / MEGA).to_string())
}

fn other(t: &Texts, other: &Other) -> String {
    let t = &t.import;
    let format = match other {
        Other::LearningAgreement => t.other_agreement,
        Other::AgreementUpdate => t.other_update,
        Other::Convention => t.other_convention,
        Other::ConventionApproval => t.other_approval,
        Other::Institutions => t.other_institutions,
        Other::Units => t.other_units,
        Other::Factsheet => t.other_factsheet,
        Other::MobilityFile => t.other_mobility_file,
        Other::Mobilities => t.other_mobilities,
        Other::Courses => t.other_courses,
        Other::Catalogue => t.other_catalogue,
        Other::OtherTors => t.other_tors,
        Other::OldElmo => return t.old_elmo.to_owned(),
        Other::OtherElmo => t.other_elmo,
        Other::Xml { name, .. } => return t.other_xml(name),
        Other::Html => return t.is_html.to_owned(),
        Other::Json => return t.is_json.to_owned(),
        Other::Pdf => return t.is_pdf.to_owned(),
        Other::Zip => return t.is_zip.to_owned(),
        Other::Office => return t.is_office.to_owned(),
        Other::Text => return t.is_text.to_owned(),
        Other::Binary => return t.is_binary.to_owned(),
    };
    t.other(format)
}

fn fault(t: &Texts, fault: &XmlFault) -> String {
    let t = &t.import;
    match fault {
        XmlFault::Empty => t.is_empty.to_owned(),
        XmlFault::TooLarge(_) => t.too_large(&(limits::DOCUMENT_BYTES / MEGA).to_string()),
        XmlFault::TooDeep => t.too_deep(&limits::XML_DEPTH.to_string()),
        XmlFault::TooMany => t.too_many(&limits::XML_NODES.to_string()),
        XmlFault::TooManyNames => t.too_many_names(&limits::XML_NAMES.to_string()),
        XmlFault::Encoding(name) => t.bad_encoding(name),
        XmlFault::NotText(encoding) => t.not_text(encoding),
        XmlFault::Character(code) => t.bad_character(&format!("U+{code:04X}")),
        XmlFault::DocumentType => t.document_type.to_owned(),
        XmlFault::Entity(name) => t.bad_entity(name),
        XmlFault::Malformed(malformed) => t.malformed(&shape(t, malformed)),
    }
}

fn shape(t: &crate::text::ImportTexts, malformed: &Malformed) -> String {
    match malformed {
        Malformed::Markup => t.bad_markup.to_owned(),
        Malformed::Unclosed(name) => t.bad_unclosed(name),
        Malformed::End(name) => t.bad_end(name),
        Malformed::Name(name) => t.bad_name(name),
        Malformed::Attribute(name) => t.bad_attribute(name),
        Malformed::AttributeTwice(name) => t.bad_twice(name),
        Malformed::Prefix(name) => t.bad_prefix(name),
        Malformed::Reference => t.bad_reference.to_owned(),
        Malformed::SectionEnd => t.bad_section.to_owned(),
        Malformed::Comment => t.bad_comment.to_owned(),
        Malformed::Declaration => t.bad_declaration.to_owned(),
        Malformed::Outside => t.bad_outside.to_owned(),
        Malformed::NoElement => t.no_element.to_owned(),
    }
}

/// Something odd, and where it stands.
pub fn finding(t: &Texts, finding: &Finding) -> String {
    let said = found(&t.import, &finding.what);
    match finding.at {
        Some(at) => format!("{} {said}", place(t, at)),
        None => said,
    }
}

fn found(t: &crate::text::ImportTexts, found: &Found) -> String {
    match found {
        Found::NoNamespace => t.found_no_namespace.to_owned(),
        Found::Order { element, parent } => t.found_order(element, parent),
        Found::Missing { element, parent } => t.found_missing(element, parent),
        Found::Repeated { element, parent } => t.found_repeated(element, parent),
        Found::Empty { element } => t.found_empty(element),
        Found::UnknownWord { element, text } => t.found_word(text, element),
        Found::NoStatus { courses } => t.found_no_status(*courses),
        Found::Date { element, text } => t.found_date(text, element),
        Found::Number { element, text } => t.found_number(text, element),
        Found::Negative { element, text } => t.found_negative(text, element),
        Found::NestedCredits { courses } => t.found_nested(*courses),
        Found::Duplicate { title } => t.found_duplicate(title),
        Found::UnknownScheme { id } => t.found_scheme(id),
        Found::NoIdentifier { kind, parent } => t.found_no_identifier(kind, parent),
        Found::Html => t.found_html.to_owned(),
        Found::AttachmentKind { media } => t.found_attachment_kind(media),
        Found::AttachmentSize { .. } => {
            t.found_attachment_size(&(limits::ATTACHMENT_BYTES / MEGA).to_string())
        }
        Found::AttachmentDamaged => t.found_attachment_damaged.to_owned(),
        Found::NoAttachment { id } => t.found_no_attachment(id),
        Found::NotVerified => t.found_not_verified.to_owned(),
        Found::Percentages { sum } => t.found_percentages(sum),
    }
}
