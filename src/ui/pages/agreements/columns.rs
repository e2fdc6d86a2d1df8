//! The three tables of an agreement, and their columns.

use crate::ui::pages::grid::Shape;

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Table A: what is studied at the receiving institution.
    Host,
    /// Table B: what the sending institution recognises.
    Home,
    /// Table C: what is followed at a distance.
    Online,
}

impl List {
    /// Every table, in the order of the document.
    pub const ALL: [Self; 3] = [Self::Host, Self::Home, Self::Online];

    /// What its table is of.
    pub fn shape(self) -> Shape {
        Shape {
            list: self.path(),
            columns: self.columns(),
            further: self.further(),
            pasting: match self {
                Self::Host => "pasting-host",
                Self::Home => "pasting-home",
                Self::Online => "pasting-virtual",
            },
            add: |t| t.agreement.add_component,
            empty: match self {
                Self::Host => |t| t.agreement.empty_host,
                Self::Home => |t| t.agreement.empty_home,
                Self::Online => |t| t.agreement.empty_online,
            },
        }
    }

    /// The list of the record.
    const fn path(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Home => "home",
            Self::Online => "virtual",
        }
    }

    /// The fields of its columns.
    const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Host => &["code", "title", "term", "credits", "links"],
            Self::Home => &[
                "code",
                "title",
                "term",
                "credits",
                "recognition",
                "condition",
                "links",
            ],
            Self::Online => &[
                "code",
                "title",
                "description",
                "term",
                "credits",
                "recognition",
                "condition",
            ],
        }
    }

    /// The fields that a row shows only when it is asked for them.
    const fn further(self) -> &'static [&'static str] {
        match self {
            Self::Host | Self::Home => &["noCode", "noCredits", "system"],
            Self::Online => &["noCredits", "system"],
        }
    }
}
