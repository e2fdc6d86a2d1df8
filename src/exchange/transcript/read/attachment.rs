//! Attachments: a PDF is offered, everything else is noted.

use super::Reader;
use super::value::{texts, tokens};
use crate::exchange::packed;
use crate::exchange::transcript::finding::Found;
use crate::exchange::transcript::model::{Attachment, Content};
use crate::exchange::xml::Node;
use crate::model::limits;

/// What an attachment may be, of both versions.
pub const KINDS: [&str; 10] = [
    "Diploma",
    "Diploma Supplement",
    "Transcript of Records",
    "EMREX transcript",
    "Micro Credential",
    "Letter of Nomination",
    "Certificate of Training",
    "Learning Agreement",
    "Certificate of Enrolment",
    "Other",
];

impl Reader {
    /// Reads an attachment.
    pub fn attachment(&mut self, node: &Node<'_>) -> Attachment {
        let spec = "identifier* title* type? description* content* extension?";
        let parts = self.parts(node, spec);
        self.keep_extension(&parts, "attachment");
        let kind = self.word(&parts, "type", &KINDS);
        let contents = parts.all("content").iter();
        Attachment {
            identifiers: self.identifiers(&parts),
            titles: tokens(&parts, "title"),
            kind,
            descriptions: texts(&parts, "description"),
            contents: contents
                .map(|it| (it.language().unwrap_or_default(), self.content(it)))
                .collect(),
        }
    }

    fn content(&mut self, node: &Node<'_>) -> Content {
        let text = node.text();
        let data = text.trim_ascii().strip_prefix("data:");
        let Some((media, base64)) = data.and_then(|it| it.split_once(',')) else {
            self.find(Some(node.at), Found::AttachmentDamaged);
            return Content::Damaged;
        };
        let (media, packed) = match media.rsplit_once(';') {
            Some((media, "base64")) => (media, true),
            _ => (media, false),
        };
        let media: String = media.trim().chars().take(100).collect();
        let name = media.split(';').next().unwrap_or_default().trim();
        if !name.eq_ignore_ascii_case("application/pdf") {
            let media = media.clone();
            self.find(Some(node.at), Found::AttachmentKind { media });
            return Content::Other(name.to_owned());
        }
        let bytes = base64.len() / 4 * 3;
        if bytes > limits::ATTACHMENT_BYTES {
            self.find(Some(node.at), Found::AttachmentSize { bytes });
            return Content::TooLarge;
        }
        let pdf = packed::base64(base64).filter(|it| packed && it.starts_with(b"%PDF-"));
        pdf.map_or_else(
            || {
                self.find(Some(node.at), Found::AttachmentDamaged);
                Content::Damaged
            },
            Content::Pdf,
        )
    }
}
