//! One table of components, with what it adds up to.

use super::builder::Builder;
use super::columns::List;
use crate::agreement::totals::TableTotal;
use crate::text::Texts;
use crate::ui::pages::grid::Grid;
use leptos::prelude::*;

/// A table of the agreement. What is frozen can be read and copied, not changed.
pub fn table(builder: Builder, list: List) -> AnyView {
    let closed = Signal::derive(move || !builder.is_open());
    let total = Signal::derive(move || {
        let t = builder.t();
        builder.totals.with(|totals| {
            let table = totals.as_ref().map(|totals| match list {
                List::Host => &totals.host,
                List::Home => &totals.home,
                List::Online => &totals.online,
            });
            table.map_or(String::new(), |it| total_text(t, it))
        })
    });
    Grid::of(builder.editing, list.shape(), closed, total).draw()
}

/// What a table adds up to, term by term where there are several.
fn total_text(t: &Texts, table: &TableTotal) -> String {
    let sums = table.by_system.iter().map(|(system, sum)| {
        let unit = t.credit_unit(sum, system);
        format!("{} {unit}", t.number(sum))
    });
    let mut parts = vec![sums.collect::<Vec<_>>().join(" + ")];
    if table.by_term.len() > 1 {
        let several = table.by_system.len() > 1;
        parts.extend(table.by_term.iter().map(|(term, system, sum)| {
            let name = match term {
                Some(term) => format!("{}/{}", term.number(), term.total()),
                None => t.agreement.no_term.to_owned(),
            };
            let unit = several.then(|| format!(" {}", t.credit_unit(sum, system)));
            let sum = t.number(sum) + &unit.unwrap_or_default();
            t.agreement.term_total(&name, &sum)
        }));
    }
    if table.untold > 0 {
        parts.push(t.agreement.untold(table.untold));
    }
    if table.without > 0 {
        parts.push(t.agreement.without_credits(table.without));
    }
    parts.retain(|it| !it.is_empty());
    parts.join(" · ")
}
