//! The rows, each with what it is and what is done with it, a page of them at a time.

use super::state::{Import, Standing};
use super::words::{choice_name, note, standing};
use crate::exchange::import::{Choice as Decision, Mapping, Match};
use crate::model::records::Collection;
use crate::text::Texts;
use crate::text::labels::field_label;
use crate::ui::components::{Choice, SelectField};
use leptos::prelude::*;

/// How many rows stand on a page.
const PAGE: usize = 50;

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Show {
    #[default]
    All,
    Faults,
    Here,
    Doubtful,
}

impl Show {
    const ALL: [(Self, &'static str); 4] = [
        (Self::All, "all"),
        (Self::Faults, "faults"),
        (Self::Here, "here"),
        (Self::Doubtful, "doubtful"),
    ];

    fn holds(self, it: &Standing) -> bool {
        match self {
            Self::All => true,
            Self::Faults => it.faults() > 0,
            Self::Here => matches!(it.is, Match::Here(_)),
            Self::Doubtful => {
                matches!(it.is, Match::Several(_) | Match::Row(_))
                    || (it.is == Match::New && !it.lacks.is_empty())
            }
        }
    }
}

/// The card of the rows.
pub fn rows(import: Import) -> AnyView {
    let t = import.t();
    let show = RwSignal::new(Show::default());
    let from = RwSignal::new(0_usize);
    view! {
        <section class="card" id="table-rows">
            <h2>{t.sheets.rows}</h2>
            {move || summary(import, t)}
            {move || tools(import, show, from, t)}
            {move || table(import, show, from, t)}
        </section>
    }
    .into_any()
}

/// How many rows become what.
fn summary(import: Import, t: &'static Texts) -> AnyView {
    import.moved.track();
    let said = import.rows.with_value(|all| {
        let count = |of: &dyn Fn(&Standing) -> bool| all.iter().filter(|it| of(it)).count();
        let filled = [Decision::Fill, Decision::Replace];
        let faults: usize = all.iter().map(Standing::faults).sum();
        [
            t.sheets.new_count(count(&|it| it.choice == Decision::New)),
            t.sheets
                .fill_count(count(&|it| filled.contains(&it.choice))),
            t.sheets
                .skip_count(count(&|it| it.choice == Decision::Skip)),
            t.sheets.fault_count(faults),
        ]
        .join(" · ")
    });
    view! { <p role="status" id="table-summary">{said}</p> }.into_any()
}

/// Which rows are shown, and what is done with all that are known.
fn tools(
    import: Import,
    show: RwSignal<Show>,
    from: RwSignal<usize>,
    t: &'static Texts,
) -> AnyView {
    let words = &t.sheets;
    let labels = [
        words.show_all,
        words.show_faults,
        words.show_here,
        words.show_doubtful,
    ];
    let choices = Show::ALL
        .iter()
        .zip(labels)
        .map(|((_, key), label)| Choice {
            value: (*key).to_owned(),
            label: label.to_owned(),
        });
    let now = Show::ALL
        .iter()
        .find(|it| it.0 == show.get())
        .map(|it| it.1);
    let set = move |text: String| {
        let wanted = Show::ALL.iter().find(|it| it.1 == text);
        from.set(0);
        show.set(wanted.map(|it| it.0).unwrap_or_default());
    };
    let shown = SelectField::plain(words.show, choices.collect()).draw(
        "show",
        now.unwrap_or_default(),
        Box::new(set),
    );
    import.moved.track();
    let here = import.rows.with_value(|all| {
        let here: Vec<Decision> = all
            .iter()
            .filter(|it| Show::Here.holds(it))
            .map(|it| it.choice)
            .collect();
        here
    });
    let all_here = here.first().copied().map(|first| {
        let offered = [
            Decision::Fill,
            Decision::Replace,
            Decision::New,
            Decision::Skip,
        ];
        let one = here.iter().all(|it| *it == first).then_some(first);
        let set = move |text: String| {
            let wanted = offered.into_iter().find(|it| decision_key(*it) == text);
            if let Some(choice) = wanted {
                import.choose_here(choice);
            }
        };
        let mut choices: Vec<Choice> = offered.iter().map(|it| decision(t, *it)).collect();
        if one.is_none() {
            choices.insert(
                0,
                Choice {
                    value: String::new(),
                    label: "–".to_owned(),
                },
            );
        }
        SelectField::plain(words.here_choice, choices).draw(
            "here-choice",
            one.map(decision_key).unwrap_or_default(),
            Box::new(set),
        )
    });
    view! { <div class="fields">{shown}{all_here}</div> }.into_any()
}

const fn decision_key(choice: Decision) -> &'static str {
    match choice {
        Decision::Skip => "skip",
        Decision::Fill => "fill",
        Decision::Replace => "replace",
        Decision::New => "new",
    }
}

fn decision(t: &Texts, choice: Decision) -> Choice {
    Choice {
        value: decision_key(choice).to_owned(),
        label: choice_name(t, choice).to_owned(),
    }
}

fn table(
    import: Import,
    show: RwSignal<Show>,
    from: RwSignal<usize>,
    t: &'static Texts,
) -> AnyView {
    import.moved.track();
    let (wanted, first) = (show.get(), from.get());
    import.mapping.with(|mapping| {
        let Some(mapping) = mapping else {
            return ().into_any();
        };
        import.rows.with_value(|all| {
            let shown: Vec<usize> = all
                .iter()
                .enumerate()
                .filter(|(_, it)| wanted.holds(it))
                .map(|(at, _)| at)
                .collect();
            if shown.is_empty() {
                return view! { <p class="empty" role="status">{t.sheets.none_shown}</p> }
                    .into_any();
            }
            let page = shown.iter().skip(first).take(PAGE);
            let rows = page.filter_map(|at| Some(row(import, *at, all.get(*at)?, mapping, t)));
            let rows = rows.collect_view();
            let heads = mapping.filled().map(|(at, target)| {
                let column = mapping.columns.iter().find(|it| it.at == at);
                let name = column
                    .map(|it| it.name.as_str())
                    .filter(|it| !it.is_empty());
                let name = name.unwrap_or_else(|| field_label(t, import.collection, &target.path));
                view! { <th scope="col">{name.to_owned()}</th> }
            });
            let heads = heads.collect_view();
            view! {
                <div class="scroll" tabindex="0" role="region" aria-label=t.sheets.rows>
                    <table class="courses pasted">
                        <thead><tr>
                            <th scope="col">{t.sheets.row}</th>
                            <th scope="col">{t.sheets.choice}</th>
                            <th scope="col">{t.sheets.standing}</th>
                            {heads}
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {pages(first, shown.len(), from, t)}
            }
            .into_any()
        })
    })
}

/// The way to the other pages of rows; nothing where there is one page.
fn pages(first: usize, count: usize, from: RwSignal<usize>, t: &'static Texts) -> Option<AnyView> {
    let last = first.saturating_add(PAGE).min(count);
    (count > PAGE).then(|| {
        let said = t.sheets.pages(
            &first.saturating_add(1).to_string(),
            &last.to_string(),
            &count.to_string(),
        );
        view! {
            <div class="actions" id="table-pages">
                <button type="button" class="button" id="rows-before" disabled=first == 0
                    on:click=move |_| from.update(|it| *it = it.saturating_sub(PAGE))>{t.sheets.previous}</button>
                <span role="status">{said}</span>
                <button type="button" class="button" id="rows-after" disabled=last >= count
                    on:click=move |_| from.update(|it| *it = it.saturating_add(PAGE))>{t.sheets.next}</button>
            </div>
        }
        .into_any()
    })
}

fn row(import: Import, at: usize, it: &Standing, mapping: &Mapping, t: &'static Texts) -> AnyView {
    let number = it.row.number.to_string();
    let name = |of: Collection, id| import.desk.name(of, id);
    let is = standing(t, import.collection, it, &name);
    let choice = it.choice;
    let options = it.choices().iter().map(|offered| {
        let chosen = *offered == choice;
        view! { <option value=decision_key(*offered) selected=chosen>{choice_name(t, *offered)}</option> }
    });
    let offered = it.choices();
    let set = move |text: String| {
        let wanted = offered.iter().find(|it| decision_key(**it) == text);
        if let Some(choice) = wanted {
            import.choose(at, *choice);
        }
    };
    let label = format!("{} – {} {number}", t.sheets.choice, t.sheets.row);
    let id = format!("choice-{number}");
    let cells = mapping.filled().map(|(column, _)| {
        let cell = it.row.cells.iter().find(|it| it.column == column);
        let text = cell.map_or(String::new(), |it| it.read().chars().take(80).collect());
        let bad = cell.is_some_and(|it| it.value.is_none());
        let noted = cell.and_then(|it| it.note).map(|it| note(t, it));
        view! {
            <td data-bad=bad.to_string()>
                {text}
                {bad.then(|| view! { <strong class="error">" ⚠ "{t.sheets.unread_cell}</strong> })}
                {noted.map(|it| view! { <small class="hint">" "{it}</small> })}
            </td>
        }
    });
    let cells = cells.collect_view();
    view! {
        <tr data-choice=decision_key(choice)>
            <th scope="row" class="number">{number}</th>
            <td>
                <select id=id aria-label=label on:change:target=move |event| set(event.target().value())>
                    {options.collect_view()}
                </select>
            </td>
            <td>{is}</td>
            {cells}
        </tr>
    }
    .into_any()
}
