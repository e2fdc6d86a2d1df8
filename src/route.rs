//! The addresses of the page: what stands after `#`.
//!
//! Only addresses that begin with `#/` are routes, so that links to a place inside
//! the page keep working. A calculator's inputs are part of its address.

pub mod facet;
pub mod list;
pub mod step;
pub mod view;

use crate::model::form::{Field, Form};
use crate::model::records::{Collection, Facet, Id};
use crate::transfer::credit_sheet::CreditField;
use crate::transfer::grade_sheet::GradeField;
use list::ListForm;
use std::borrow::Cow;
use std::fmt;
use step::Step;

/// The longest address that is written; longer ones break in mail and chat.
pub const MAX_ADDRESS: usize = 2_000;

/// The word of the page that reads transcripts or tables, in the place of an id.
const IMPORT: &str = "importer";

/// What stands after a partner whose courses are shown.
const COURSES: &str = "/cours";

/// The word of the board of partners, in the place of an id.
const BOARD: &str = "etapes";

/// That of the partners by country.
const COUNTRIES: &str = "pays";

/// That of what was decided of partners.
const TIMELINE: &str = "historique";

/// A page, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The first-visit question.
    Home,
    /// The credit calculator.
    Credits(Form<CreditField>),
    /// The grade calculator.
    Grades(Form<GradeField>),
    /// The records of a collection.
    Records(Collection, ListForm),
    /// One record, which need not be there yet.
    Record(Collection, Id),
    /// One facet of a partner, which need not be there yet; its card is its record.
    Facet(Id, Facet),
    /// One step of an agreement, which need not be there yet.
    Agreement(Id, Step),
    /// Reading transcripts from files and tables.
    Import,
    /// Reading a table of records of a collection.
    Table(Collection),
    /// The recognition of a transcript, which need not be there yet.
    Recognition(Id),
    /// The courses of a partner, with what was recognised of them.
    Courses(Id),
    /// The partners by stage, as a board.
    Board(ListForm),
    /// The partners by country.
    Countries(ListForm),
    /// What was decided of partners, in its order.
    Timeline(ListForm),
    /// What is due.
    Agenda,
    /// Forgetting a person.
    Forget(Id),
    /// Data and health.
    Data,
    /// The sample data, which leads on to its mobilities.
    Sample,
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
    /// Records, and the data as a whole.
    Records,
    /// Learning agreements.
    Agreements,
    /// Transcripts from files, and their recognition.
    Results,
    /// Tables from spreadsheets.
    Tables,
    /// Partners as a register: by stage, by country, by what was decided, and what is due.
    Register,
    /// What can be read about the product.
    Information,
}

impl Area {
    /// The name of the area in the files of the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Calculators => "calculators",
            Self::Records => "records",
            Self::Agreements => "agreements",
            Self::Results => "results",
            Self::Tables => "tables",
            Self::Register => "register",
            Self::Information => "information",
        }
    }
}

impl Route {
    /// One route of each page that exists without any data.
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::Home,
            Self::Credits(Form::default()),
            Self::Grades(Form::default()),
        ];
        all.extend(Collection::LISTED.map(|it| Self::Records(it, ListForm::default())));
        all.push(Self::Import);
        all.extend(Collection::TABLED.map(Self::Table));
        let views = [Self::Board, Self::Countries, Self::Timeline];
        all.extend(views.map(|it| it(ListForm::default())));
        all.push(Self::Agenda);
        all.extend([Self::Data, Self::Sources, Self::About, Self::Privacy]);
        all
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
        let path = path.trim_end_matches('/');
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        let known = match (first, rest) {
            ("", "") => Some(Self::Home),
            ("credits", "") => Some(Self::Credits(form(query))),
            ("notes", "") => Some(Self::Grades(form(query))),
            ("a-faire", "") => Some(Self::Agenda),
            ("donnees", "") => Some(Self::Data),
            ("exemple", "") => Some(Self::Sample),
            ("sources", "") => Some(Self::Sources),
            ("a-propos", "") => Some(Self::About),
            ("confidentialite", "") => Some(Self::Privacy),
            ("oublier", id) => id.parse().ok().map(Self::Forget),
            ("contrats", rest) if !rest.is_empty() => agreement(rest),
            ("releves", IMPORT) => Some(Self::Import),
            ("reconnaissances", id) if !id.is_empty() => id.parse().ok().map(Self::Recognition),
            ("partenaires", BOARD) => Some(Self::Board(form(query))),
            ("partenaires", COUNTRIES) => Some(Self::Countries(form(query))),
            ("partenaires", TIMELINE) => Some(Self::Timeline(form(query))),
            ("partenaires", rest) if rest.ends_with(COURSES) => rest
                .strip_suffix(COURSES)
                .and_then(|id| id.parse().ok())
                .map(Self::Courses),
            ("partenaires", rest) if rest.contains('/') => facet::of_address(rest),
            (word, rest) => Collection::LISTED
                .into_iter()
                .find(|it| collection_path(*it) == word)
                .and_then(|collection| match rest {
                    IMPORT if Collection::TABLED.contains(&collection) => {
                        Some(Self::Table(collection))
                    }
                    "" => Some(Self::Records(collection, form(query))),
                    id => Some(Self::Record(collection, id.parse().ok()?)),
                }),
        };
        Some(known.unwrap_or_else(|| Self::NotFound(address.to_owned())))
    }

    /// The address without inputs.
    pub fn path(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Home => "/",
            Self::Credits(_) => "/credits",
            Self::Grades(_) => "/notes",
            Self::Records(collection, _) => {
                return Cow::Owned(format!("/{}", collection_path(*collection)));
            }
            Self::Record(collection, id) => {
                return Cow::Owned(format!("/{}/{id}", collection_path(*collection)));
            }
            Self::Facet(id, facet) => {
                return Cow::Owned(format!("/partenaires/{id}{}", facet::ending(*facet)));
            }
            Self::Agreement(id, step) => {
                return Cow::Owned(format!("/contrats/{id}/{}", step.word()));
            }
            Self::Import => return Cow::Owned(format!("/releves/{IMPORT}")),
            Self::Table(collection) => {
                return Cow::Owned(format!("/{}/{IMPORT}", collection_path(*collection)));
            }
            Self::Recognition(id) => return Cow::Owned(format!("/reconnaissances/{id}")),
            Self::Courses(id) => return Cow::Owned(format!("/partenaires/{id}{COURSES}")),
            Self::Board(_) => return Cow::Owned(format!("/partenaires/{BOARD}")),
            Self::Countries(_) => return Cow::Owned(format!("/partenaires/{COUNTRIES}")),
            Self::Timeline(_) => return Cow::Owned(format!("/partenaires/{TIMELINE}")),
            Self::Agenda => "/a-faire",
            Self::Forget(id) => return Cow::Owned(format!("/oublier/{id}")),
            Self::Data => "/donnees",
            Self::Sample => "/exemple",
            Self::Sources => "/sources",
            Self::About => "/a-propos",
            Self::Privacy => "/confidentialite",
            Self::NotFound(address) => address,
        })
    }

    /// The area the page belongs to; `None` for what comes with the first load.
    pub fn area(&self) -> Option<Area> {
        match self {
            Self::Home | Self::NotFound(_) => None,
            Self::Credits(_) | Self::Grades(_) => Some(Area::Calculators),
            Self::Records(Collection::Agreement, _) | Self::Agreement(..) => Some(Area::Agreements),
            Self::Import | Self::Recognition(_) | Self::Courses(_) => Some(Area::Results),
            Self::Table(_) => Some(Area::Tables),
            Self::Board(_) | Self::Countries(_) | Self::Timeline(_) | Self::Agenda => {
                Some(Area::Register)
            }
            Self::Records(..)
            | Self::Record(..)
            | Self::Facet(..)
            | Self::Forget(_)
            | Self::Data
            | Self::Sample => Some(Area::Records),
            Self::Sources | Self::About | Self::Privacy => Some(Area::Information),
        }
    }

    /// Whether both are the same page, whatever they show.
    pub fn same_page(&self, other: &Self) -> bool {
        self.path() == other.path()
    }

    /// Whether this is a page below the list of `list`.
    pub fn belongs_to(&self, list: &Self) -> bool {
        match (self, list) {
            (Self::Record(of, _) | Self::Table(of), Self::Records(list, _)) => of == list,
            (Self::Agreement(..), Self::Records(list, _)) => *list == Collection::Agreement,
            (Self::Import, Self::Records(list, _)) => *list == Collection::Transcript,
            (Self::Recognition(_), Self::Records(list, _)) => *list == Collection::Decision,
            (
                Self::Courses(_)
                | Self::Facet(..)
                | Self::Board(_)
                | Self::Countries(_)
                | Self::Timeline(_),
                Self::Records(list, _),
            ) => *list == Collection::Partner,
            (Self::Forget(_), Self::Records(list, _)) => *list == Collection::Person,
            _ => false,
        }
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
                Self::Records(collection, _) => Self::Records(*collection, ListForm::default()),
                Self::Board(_) => Self::Board(ListForm::default()),
                Self::Countries(_) => Self::Countries(ListForm::default()),
                Self::Timeline(_) => Self::Timeline(ListForm::default()),
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
            Self::Records(_, form)
            | Self::Board(form)
            | Self::Countries(form)
            | Self::Timeline(form) => write_query(f, form),
            _ => Ok(()),
        }
    }
}

/// The word of a collection in addresses; never changed once released.
const fn collection_path(collection: Collection) -> &'static str {
    match collection {
        Collection::Office => "bureau",
        Collection::Partner => "partenaires",
        Collection::Person => "personnes",
        Collection::Mobility => "mobilites",
        Collection::Programme => "programmes",
        Collection::Agreement => "contrats",
        Collection::Version => "versions",
        Collection::GradeTable => "tables",
        Collection::Transcript => "releves",
        Collection::Decision => "reconnaissances",
    }
}

/// The agreement and the step after `contrats/`; without a step, the first.
fn agreement(rest: &str) -> Option<Route> {
    let (id, step) = match rest.split_once('/') {
        Some((id, step)) => (id, Step::of_word(step)?),
        None => (rest, Step::default()),
    };
    Some(Route::Agreement(id.parse().ok()?, step))
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
        let mut routes = Route::all();
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
        let id = Id::from_u128(0x9191_08f7_52d1_4320_9bac_f847_db41_48a8);
        routes.push(Route::Record(Collection::Mobility, id));
        for facet in Facet::ALL {
            routes.push(facet::route(id, facet));
        }
        routes.push(Route::Forget(id));
        routes.push(Route::Sample);
        routes.push(Route::Records(
            Collection::Partner,
            Form::from_pairs([("q", "milan é"), ("tri", "-nom"), ("sans", "ville,pays")]),
        ));
        routes.push(Route::Board(Form::from_pairs([
            ("etape", "active"),
            ("etiquette", "été, hiver"),
        ])));
        routes.push(Route::NotFound("/nulle/part?x=1".into()));
        routes.push(Route::NotFound("/partenaires/x".into()));
        routes.push(Route::NotFound(format!("/partenaires/{id}/fiche")));
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
