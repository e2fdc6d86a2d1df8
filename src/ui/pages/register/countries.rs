//! The partners by country, grouped as on a map: the parts of the world, their countries, and
//! in each how many partners stand where.

use super::asked::Asked;
use super::filters::{chips, filters};
use super::views::{View, views};
use crate::insight::register::places::{Country, Places};
use crate::model::codes::{Region, country};
use crate::model::records::Collection;
use crate::route::Route;
use crate::route::list::{ListField, ListForm};
use crate::text::Texts;
use crate::text::labels::entry_name;
use crate::ui::components::{live, page_header};
use crate::ui::desk::Desk;
use crate::ui::pages::search_field;
use crate::ui::platform::collation::Collator;
use crate::workspace::register::stage::stage;
use crate::workspace::table::cell;
use leptos::prelude::*;

const OF: Collection = Collection::Partner;

/// The page.
pub fn page(desk: Desk, form: ListForm) -> AnyView {
    let asked = Asked::open(desk, form, Route::Countries);
    let (form, t) = (asked.form, move || desk.app.texts());
    view! {
        {live(move || header(asked, t()))}
        {live(move || views(&form.get(), View::Countries, t()))}
        <div class="tools">
            {live(move || search_field(form, t()))}
            {filters(desk, form, asked.depths)}
        </div>
        {chips(desk, form)}
        {live(move || draw(asked, t()))}
    }
    .into_any()
}

/// Where the partners are that are asked for.
fn places(asked: Asked, t: &'static Texts) -> Places {
    let ids = asked.ids(t);
    asked.desk.with(|it| {
        let rows = ids.iter().filter_map(|id| it.table(OF).row(*id));
        Places::of(rows.map(|row| (cell(OF, row, "country"), stage(row))))
    })
}

fn header(asked: Asked, t: &'static Texts) -> AnyView {
    let places = places(asked, t);
    let context = t.register.in_countries(
        &places.partners().to_string(),
        &places.countries().to_string(),
    );
    page_header(t.titles.countries, context)
}

fn draw(asked: Asked, t: &'static Texts) -> AnyView {
    let places = places(asked, t);
    if places.partners() == 0 {
        return view! { <p class="card empty" id="nowhere">{t.records.nothing_found}</p> }
            .into_any();
    }
    let most = places.most();
    let form = asked.form.get();
    let regions = places.0.into_iter();
    let regions = regions.map(|(of, countries)| region(of, countries, most, &form, t));
    view! { <div class="regions" id="regions">{regions.collect_view()}</div> }.into_any()
}

fn region(
    of: Option<Region>,
    countries: Vec<Country>,
    most: usize,
    form: &ListForm,
    t: &'static Texts,
) -> AnyView {
    let title = called(of, t);
    let sum: usize = countries.iter().map(Country::partners).sum();
    let mut named: Vec<(String, Country)> = countries
        .into_iter()
        .map(|it| (name(&it.code, t), it))
        .collect();
    let collator = Collator::of(t.lang.tag());
    named.sort_by(|(one, _), (other, _)| collator.compare(one, other));
    let rows = named.into_iter();
    let rows = rows
        .map(|(name, it)| row(&name, &it, most, form, t))
        .collect_view();
    let w = &t.register;
    let label = w.in_region(title, &sum.to_string());
    let heads = [w.country, w.partners, w.living, w.on_the_way, w.past];
    let heads = heads.map(|it| view! { <th scope="col">{it}</th> });
    view! {
        <section class="card">
            <h2>{label}</h2>
            <div class="scroll" tabindex="0" role="group" aria-label=title>
                <table class="places">
                    <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(name: &str, it: &Country, most: usize, form: &ListForm, t: &'static Texts) -> AnyView {
    let mut narrowed = form.clone();
    let code = if it.code.is_empty() { "-" } else { &it.code };
    narrowed.set(ListField::Country, code.to_owned());
    let href = Route::Records(OF, narrowed).to_string();
    let count = it.partners();
    let share = format!(
        "{}%",
        count
            .saturating_mul(100)
            .checked_div(most)
            .unwrap_or_default()
    );
    let number = |count: usize| {
        if count == 0 {
            String::new()
        } else {
            count.to_string()
        }
    };
    view! {
        <tr>
            <th scope="row"><a href=href>{name.to_owned()}</a></th>
            <td><span class="bar" aria-hidden="true" style:inline-size=share></span>
                <span class="number">{count.to_string()}" "<span class="unseen">{t.register.partners}</span></span></td>
            <td class="number">{number(it.living)}</td>
            <td class="number">{number(it.coming)}</td>
            <td class="number">{number(it.past)}</td>
        </tr>
    }
    .into_any()
}

/// What a country is called.
fn name(code: &str, t: &Texts) -> String {
    match country(code) {
        Some(entry) => entry_name(t, entry).to_owned(),
        None if code.is_empty() => t.register.no_country.to_owned(),
        None => code.to_owned(),
    }
}

fn called(region: Option<Region>, t: &Texts) -> &'static str {
    let w = &t.register;
    match region {
        Some(Region::Europe) => w.europe,
        Some(Region::NorthernAmerica) => w.northern_america,
        Some(Region::LatinAmerica) => w.latin_america,
        Some(Region::Africa) => w.africa,
        Some(Region::Asia) => w.asia,
        Some(Region::Oceania) => w.oceania,
        Some(Region::Antarctica) => w.antarctica,
        None => w.no_country,
    }
}
