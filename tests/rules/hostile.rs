//! Profiles that are wrong are refused with the line and the reason.
