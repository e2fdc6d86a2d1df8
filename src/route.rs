//! The addresses of the page: what stands after `#`.
//!
//! Only addresses that begin with `#/` are routes, so that links to a place inside
//! the page keep working. A calculator's inputs are part of its address.

use crate::model::form::{Field, Form};
use crate::transfer::credit_sheet::CreditField;
use crate::transfer::grade_sheet::GradeField;
use std::fmt;

/// The longest address that is written; longer ones break in mail and chat.
pub const MAX_ADDRESS: usize = 2_000;

/// A page, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The first-visit question.
    Home,
    /// The credit calculator.
    Credits(Form<CreditField>),
    /// The grade calculator.
    Grades(Form<GradeField>),
    /// Sources and licences.
    Sources,
    /// About the product.
    About,
    /// Privacy.
    Privacy,
    /// An address that belongs to no page.
    NotFound(String),
}

/// A part of the page whose program is fetched when one of its pages is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// The credit and the grade calculator.
    Calculators,
    /// What can be read about the product.
    Information,
}

impl Area {
    /// The name of the area in the files of the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Calculators => "calculators",
            Self::Information => "information",
        }
    }
}

impl Route {
    /// One route of each page that exists.
    pub fn all() -> [Self; 6] {
        [
            Self::Home,
            Self::Credits(Form::default()),
            Self::Grades(Form::default()),
            Self::Sources,
            Self::About,
            Self::Privacy,
        ]
    }

    /// The route of a location's hash; `None` for a link to a place inside the page.
    pub fn of_hash(hash: &str) -> Option<Self> {
        let address = hash.strip_prefix('#').unwrap_or(hash);
        if address.is_empty() {
            return Some(Self::Home);
        }
        let (path, query) = address
            .strip_prefix('/')?
            .split_once('?')
            .unwrap_or_else(|| (address.trim_start_matches('/'), ""));
        Some(match path.trim_end_matches('/') {
            "" => Self::Home,
            "credits" => Self::Credits(form(query)),
            "notes" => Self::Grades(form(query)),
            "sources" => Self::Sources,
            "a-propos" => Self::About,
            "confidentialite" => Self::Privacy,
            _ => Self::NotFound(address.to_owned()),
        })
    }

    /// The address without inputs.
    pub fn path(&self) -> &str {
        match self {
            Self::Home => "/",
            Self::Credits(_) => "/credits",
            Self::Grades(_) => "/notes",
            Self::Sources => "/sources",
            Self::About => "/a-propos",
            Self::Privacy => "/confidentialite",
            Self::NotFound(address) => address,
        }
    }

    /// The area the page belongs to; `None` for what comes with the first load.
    pub fn area(&self) -> Option<Area> {
        match self {
            Self::Home | Self::NotFound(_) => None,
            Self::Credits(_) | Self::Grades(_) => Some(Area::Calculators),
            Self::Sources | Self::About | Self::Privacy => Some(Area::Information),
        }
    }

    /// Whether both are the same page, whatever they show.
    pub fn same_page(&self, other: &Self) -> bool {
        self.path() == other.path()
    }

    /// The route to write into the address bar: itself, or itself without the values
    /// typed where it would be longer than [`MAX_ADDRESS`].
    pub fn shortened(&self) -> (Self, bool) {
        if self.to_string().len() <= MAX_ADDRESS {
            return (self.clone(), false);
        }
        let mut short = self.clone();
        match &mut short {
            Self::Credits(form) => form.set(CreditField::Credits, ""),
            Self::Grades(form) => form.set(GradeField::Marks, ""),
            _ => {}
        }
        if short.to_string().len() > MAX_ADDRESS {
            short = match self {
                Self::Credits(_) => Self::Credits(Form::default()),
                Self::Grades(_) => Self::Grades(Form::default()),
                other => other.clone(),
            };
        }
        (short, true)
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.path())?;
        match self {
            Self::Credits(form) => write_query(f, form),
            Self::Grades(form) => write_query(f, form),
            _ => Ok(()),
        }
    }
}

fn form<F: Field>(query: &str) -> Form<F> {
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    Form::from_pairs(
        pairs
            .iter()
            .map(|(key, text)| (key.as_ref(), text.as_ref())),
    )
}

fn write_query<F: Field>(f: &mut fmt::Formatter<'_>, form: &Form<F>) -> fmt::Result {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form.pairs())
        .finish();
    if query.is_empty() {
        Ok(())
    } else {
        write!(f, "?{query}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_read_back_from_its_address() {
        let mut routes = Route::all().to_vec();
        let pairs = [
            ("n", "14,5\n12 & \"été\"\t30L"),
            ("de", "it30"),
            ("k", "2/3"),
        ];
        routes.push(Route::Grades(Form::from_pairs(pairs)));
        routes.push(Route::Credits(Form::from_pairs([
            ("c", "é+ %#?"),
            ("vers", "own"),
        ])));
        routes.push(Route::NotFound("/nulle/part?x=1".into()));
        for route in routes {
            assert_eq!(Route::of_hash(&route.to_string()), Some(route));
        }
    }

    #[test]
    fn an_empty_hash_is_the_home_page_and_a_place_in_the_page_is_no_route() {
        assert_eq!(Route::of_hash(""), Some(Route::Home));
        assert_eq!(Route::of_hash("#"), Some(Route::Home));
        assert_eq!(Route::of_hash("#main"), None);
    }

    #[test]
    fn fields_unknown_to_a_form_are_passed_over() {
        let route = Route::of_hash("#/credits?c=3&utm_source=x&n=9");
        assert_eq!(route.unwrap().to_string(), "#/credits?c=3");
    }

    #[test]
    fn an_address_that_would_be_too_long_keeps_the_settings_only() {
        let long = "12,5\n".repeat(1_000);
        let route = Route::Grades(Form::from_pairs([("n", long.as_str()), ("de", "it30")]));
        let (short, cut) = route.shortened();
        assert!(cut);
        assert_eq!(short.to_string(), "#/notes?de=it30");
        let absurd = Route::Grades(Form::from_pairs([("k", long.as_str())]));
        assert_eq!(absurd.shortened().0.to_string(), "#/notes");
    }
}
