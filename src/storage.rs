//! Floor 6: what the browser keeps. For now, small settings.

pub mod settings;
