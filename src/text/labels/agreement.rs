//! The labels of the fields of an agreement and its versions.

use crate::text::Texts;

/// The label of a field of an agreement, of its components, or of a version.
pub fn label(t: &Texts, path: &str) -> &'static str {
    let words = &t.fields;
    match path {
        "office" => words.agreement_office,
        "mobility" => words.agreement_mobility,
        "sending.unit" => words.sending_unit,
        "sending.contact" => words.sending_contact,
        "sending.email" => words.sending_email,
        "sending.phone" => words.sending_phone,
        "receiving.unit" => words.receiving_unit,
        "receiving.contact" => words.receiving_contact,
        "receiving.email" => words.receiving_email,
        "receiving.phone" => words.receiving_phone,
        "span" => words.span,
        "virtualStart" => words.virtual_start,
        "virtualEnd" => words.virtual_end,
        "conditions" => words.conditions,
        "setAside" => words.set_aside,
        "setAside.code" => words.set_aside_code,
        "setAside.place" => words.set_aside_place,
        "setAside.found" => words.set_aside_found,
        "setAside.reason" => words.set_aside_reason,
        "setAside.date" => words.set_aside_date,
        "host" => words.host,
        "home" => words.home_table,
        "virtual" => words.virtual_table,
        "version" => words.agreement_version,
        "inForce" => words.in_force,
        "correcting" => words.correcting,
        "archived" => words.archived,
        "template" => words.template,
        "agreement" => words.version_agreement,
        "number" => words.version_number,
        "frozenOn" => words.frozen_on,
        "commitments" => words.commitments,
        "commitments.role" => words.commitment_role,
        "commitments.name" => words.commitment_name,
        "commitments.function" => words.commitment_function,
        "commitments.email" => words.email,
        "commitments.date" => words.commitment_date,
        "commitments.means" => words.commitment_means,
        "commitments.reference" => words.commitment_reference,
        _ => match path.split_once('.') {
            Some(("host" | "home" | "virtual", field)) => component(t, field),
            _ => "",
        },
    }
}

fn component(t: &Texts, field: &str) -> &'static str {
    let words = &t.fields;
    match field {
        "code" => words.component_code,
        "noCode" => words.component_no_code,
        "title" => words.component_title,
        "description" => words.component_description,
        "term" => words.component_term,
        "credits" => words.component_credits,
        "noCredits" => words.component_no_credits,
        "system" => words.component_system,
        "recognition" => words.component_recognition,
        "condition" => words.component_condition,
        "links" => words.component_links,
        _ => "",
    }
}
