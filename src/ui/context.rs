//! What every component may ask for: the language, the settings, the calculators'
//! forms, and where the person is.

use crate::model::bilingual::Bilingual;
use crate::model::form::Form;
use crate::route::Route;
use crate::storage::settings::{Settings, Theme};
use crate::text::{Lang, Texts};
use crate::transfer::credit_sheet::CreditField;
use crate::transfer::grade_sheet::GradeField;
use crate::ui::platform::{address, page};
use leptos::prelude::*;

/// The institution that gives the page to its students, as the head of the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// Its name.
    pub name: Bilingual,
    /// The address of its logo.
    pub logo: String,
}

/// The state that outlives every page.
#[derive(Clone, Copy)]
pub struct Context {
    /// What the browser keeps.
    pub settings: Settings,
    /// The language of the page.
    pub lang: RwSignal<Lang>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// Where the person is.
    pub route: RwSignal<Route>,
    /// The credit calculator's form.
    pub credits: RwSignal<Form<CreditField>>,
    /// The grade calculator's form.
    pub grades: RwSignal<Form<GradeField>>,
    /// Whether the command palette is open.
    pub palette: RwSignal<bool>,
    /// Whether the sheet of shortcuts is open.
    pub shortcuts: RwSignal<bool>,
    /// Whose page it is, once its host has said so.
    pub face: RwSignal<Option<Face>>,
    /// Whether single keys are shortcuts.
    pub single_keys: RwSignal<bool>,
    root: StoredValue<Owner>,
}

impl Context {
    /// Reads settings and address, and keeps both in step with the page.
    pub fn provide() -> Self {
        let settings = Settings::open();
        let preferred = || Lang::preferred(&page::preferred_language());
        let context = Self {
            settings,
            lang: RwSignal::new(settings.language().unwrap_or_else(preferred)),
            theme: RwSignal::new(settings.theme().unwrap_or_default()),
            route: RwSignal::new(Route::Home),
            credits: RwSignal::new(Form::default()),
            grades: RwSignal::new(Form::default()),
            palette: RwSignal::new(false),
            shortcuts: RwSignal::new(false),
            face: RwSignal::new(None),
            single_keys: RwSignal::new(settings.single_keys()),
            root: StoredValue::new(Owner::current().unwrap_or_default()),
        };
        context.go(address::current());
        address::on_change(move |route| context.go(route));
        provide_context(context);
        context
    }

    /// Shows a route: a calculator takes over the inputs of its address.
    fn go(self, route: Route) {
        // What is too long for an address is not lost for having been left out of it.
        let held = untrack(|| self.with_inputs(&route)) == route;
        match &route {
            Route::Credits(form) if !held => self.credits.set(form.clone()),
            Route::Grades(form) if !held => self.grades.set(form.clone()),
            _ => {}
        }
        self.route.set(route);
    }

    /// The route to a page with what was last typed there.
    pub fn with_inputs(self, route: &Route) -> Route {
        let route = match route {
            Route::Credits(_) => Route::Credits(self.credits.get()),
            Route::Grades(_) => Route::Grades(self.grades.get()),
            other => other.clone(),
        };
        route.shortened().0
    }

    /// Makes something that outlives the page that asks for it.
    pub fn at_root<T>(self, make: impl FnOnce() -> T) -> T {
        self.root.with_value(|root| root.with(make))
    }

    /// Switches the shortcuts of single keys.
    pub fn set_single_keys(self, on: bool) {
        self.single_keys.set(on);
        self.settings.set_single_keys(on);
    }

    /// The texts of the language, and a subscription to its change.
    pub fn texts(self) -> &'static Texts {
        self.lang.get().texts()
    }
}

/// The state that outlives every page.
pub fn use_app() -> Context {
    expect_context::<Context>()
}
