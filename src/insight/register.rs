//! Of one partner: how far one is with it and what stands in the way of the next stage, what
//! due diligence says, how well it fits the office's criteria, how it answers, and how far it
//! meets the conditions of a partnership that lasts.
//!
//! Everything is a function of the record, of the office where it asks something of its own,
//! and of the day of the question. *Invariant*: what is not known is never taken for no, and
//! no slowness is ever held against a partner.

pub mod agenda;
pub mod checklist;
pub mod conditions;
pub mod dated;
pub mod decision;
pub mod diligence;
pub mod facts;
pub mod fit;
pub mod gates;
pub mod log;
pub mod people;
pub mod places;
pub mod replies;
pub mod sheets;
pub mod stages;
pub mod tier;
