//! Lists and tables of plain texts.
//!
//! Each kind of view costs some kilobytes of the page; these few serve every result, so
//! that a further method adds texts and no views.

use leptos::prelude::*;

/// A text and the class it is shown in; empty for none.
pub type Cell = (String, &'static str);

/// Facts, each under its name.
pub fn facts(pairs: Vec<(String, String)>) -> AnyView {
    let pairs: Vec<_> = pairs
        .into_iter()
        .map(|(name, fact)| view! { <dt>{name}</dt><dd>{fact}</dd> })
        .collect();
    view! { <dl class="facts">{pairs}</dl> }.into_any()
}

/// Steps in their order.
pub fn steps(lines: Vec<String>) -> AnyView {
    let lines: Vec<_> = lines
        .into_iter()
        .map(|it| view! { <li>{it}</li> })
        .collect();
    view! { <ol class="steps">{lines}</ol> }.into_any()
}

/// A table under its caption: headings, then rows, of which the first cell names each and
/// some are selected.
pub fn plain_table(caption: String, headings: Vec<Cell>, rows: Vec<(bool, Vec<Cell>)>) -> AnyView {
    let headings: Vec<_> = headings
        .into_iter()
        .map(|(text, class)| view! { <th scope="col" class=class>{text}</th> })
        .collect();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(selected, cells)| {
            let mut cells = cells.into_iter();
            let (name, class) = cells.next().unwrap_or_default();
            let cells: Vec<_> = cells
                .map(|(text, class)| view! { <td class=class>{text}</td> })
                .collect();
            view! {
                <tr class:selected=selected>
                    <th scope="row" class=class>{name}</th>
                    {cells}
                </tr>
            }
        })
        .collect();
    let label = caption.clone();
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=label>
            <table>
                <caption>{caption}</caption>
                <thead><tr>{headings}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
