//! The people at a partner, and when one last had to do with each.

use super::dated::by_day;
use crate::model::records::{Interaction, Partner, PartnerContact};
use crate::text::fold;
use chrono::NaiveDate;

/// A contact, and the last exchange in which the name stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Known<'a> {
    /// The contact.
    pub contact: &'a PartnerContact,
    /// The last exchange with this person, and its day.
    pub last: Option<(NaiveDate, &'a Interaction)>,
}

/// The contacts of a partner in their order. An exchange is somebody's where the
/// last word of the name stands among the people of it, whatever the accents and capitals.
pub fn people(partner: &Partner) -> Vec<Known<'_>> {
    let exchanges = by_day(&partner.interactions, |it| it.on);
    let known = |contact| Known {
        last: exchanges
            .iter()
            .rev()
            .find(|(_, it)| took_part(contact, it))
            .copied(),
        contact,
    };
    partner.contacts.iter().map(|it| known(&it.value)).collect()
}

fn took_part(contact: &PartnerContact, exchange: &Interaction) -> bool {
    let (Some(name), Some(people)) = (&contact.name, &exchange.people) else {
        return false;
    };
    let (name, people) = (fold(name.as_str()), fold(people.as_str()));
    let people: Vec<&str> = people.split(|it: char| !it.is_alphanumeric()).collect();
    let mut last = name.split(|it: char| !it.is_alphanumeric());
    last.rfind(|it| !it.is_empty())
        .is_some_and(|it| people.contains(&it))
}
