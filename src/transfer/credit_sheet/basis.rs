//! The fields of the credit form once read, and every method applied to a number.

use super::{CreditField, Missing, Results, optional_positive, rounding};
use crate::model::credit::{CreditSystem, HoursKind};
use crate::model::exact::Exact;
use crate::model::form::{FieldError, FieldErrors, Form};
use crate::transfer::conversion::Conversion;
use crate::transfer::credits::{self, Workload};
use crate::transfer::rounding::Rounding;

/// What each method needs, or why it has to do without. A field that cannot be read
/// leaves its methods without a result: a preset never takes its place in silence.
pub(super) struct Basis {
    host_load: Result<Exact, Missing>,
    target_load: Result<Exact, Missing>,
    programme: Result<(Exact, Exact), Missing>,
    hours: Result<Workload, Missing>,
    hours_known: Option<Workload>,
    target_hours: Result<Workload, Missing>,
    factor: Result<Exact, Missing>,
    factor_source: String,
    rounding: Rounding,
}

/// The form being read, and what is found wrong with it.
struct Reader<'a> {
    form: &'a Form<CreditField>,
    errors: &'a mut FieldErrors<CreditField>,
}

impl Reader<'_> {
    fn positive(&mut self, field: CreditField) -> Result<Option<Exact>, Missing> {
        optional_positive(self.form.get(field)).map_err(|error| {
            self.errors.note(field, error);
            Missing::Unreadable
        })
    }

    /// An interval of hours: an end left empty is the published one, or the other end.
    fn workload(
        &mut self,
        [lower, upper]: [CreditField; 2],
        published: Option<&Workload>,
    ) -> Result<Option<Workload>, Missing> {
        let (min, max) = (self.positive(lower)?, self.positive(upper)?);
        let typed = if max.is_some() { upper } else { lower };
        let low = min
            .clone()
            .or(published.map(|it| it.min.clone()))
            .or(max.clone());
        let high = max.or(published.map(|it| it.max.clone())).or(min.clone());
        match (low, high) {
            (Some(min), Some(max)) if min > max => {
                self.errors.note(typed, FieldError::Reversed);
                Err(Missing::Unreadable)
            }
            (Some(min), Some(max)) => Ok(Some(Workload { min, max })),
            _ => Ok(None),
        }
    }
}

/// The published hours of a system, and whether they count the whole work.
fn published_hours(system: Option<&CreditSystem>) -> Option<(Workload, bool)> {
    let hours = system?.hours.as_ref()?;
    let workload = Workload {
        min: hours.min.clone(),
        max: hours.max.clone(),
    };
    Some((workload, hours.kind == HoursKind::Total))
}

impl Basis {
    pub(super) fn read(
        form: &Form<CreditField>,
        host: Option<&CreditSystem>,
        target: Option<&CreditSystem>,
        errors: &mut FieldErrors<CreditField>,
    ) -> Self {
        let mut reader = Reader { form, errors };
        let convertible = host.is_none_or(|it| it.convertible);
        let known = published_hours(host);
        let total = |known: &Option<(Workload, bool)>| {
            known
                .as_ref()
                .filter(|(_, total)| *total)
                .map(|(hours, _)| hours.clone())
        };
        let usable = total(&known).filter(|_| convertible);
        let typed = [CreditField::HoursMin, CreditField::HoursMax]
            .map(|field| !form.get(field).trim().is_empty())
            .contains(&true);
        let hours = reader
            .workload(
                [CreditField::HoursMin, CreditField::HoursMax],
                usable.as_ref(),
            )
            .and_then(|hours| {
                hours.ok_or(match known {
                    _ if !convertible => Missing::NotConvertible,
                    Some(_) => Missing::HoursNotTotal,
                    None => Missing::Hours,
                })
            });
        let target_hours = reader
            .workload(
                [CreditField::TargetHoursMin, CreditField::TargetHoursMax],
                total(&published_hours(target)).as_ref(),
            )
            .and_then(|hours| hours.ok_or(Missing::TargetHours));
        let programme = reader.positive(CreditField::Programme);
        let years = reader.positive(CreditField::Years);
        let no_load = if convertible {
            Missing::HostLoad
        } else {
            Missing::NotConvertible
        };
        let load = |typed: Option<Exact>, system: Option<&CreditSystem>| {
            typed.or_else(|| system?.year_load.clone())
        };
        Self {
            host_load: reader
                .positive(CreditField::FromLoad)
                .and_then(|typed| load(typed, host).ok_or(no_load)),
            target_load: reader
                .positive(CreditField::ToLoad)
                .and_then(|typed| load(typed, target).ok_or(Missing::TargetLoad)),
            programme: programme
                .and_then(|credits| Ok((credits, years?)))
                .and_then(|(credits, years)| credits.zip(years).ok_or(Missing::NotGiven)),
            hours_known: match &hours {
                Ok(hours) => Some(hours.clone()),
                Err(_) if typed => None,
                Err(_) => known.map(|(hours, _)| hours),
            },
            hours,
            target_hours,
            factor: reader
                .positive(CreditField::Factor)
                .and_then(|factor| factor.ok_or(Missing::NotGiven)),
            factor_source: form.get(CreditField::FactorSource).trim().to_owned(),
            rounding: rounding(form.get(CreditField::Mode), form.get(CreditField::Unit)),
        }
    }

    pub(super) fn convert(&self, credits: &Exact) -> Results {
        let year_load = both(&self.host_load, &self.target_load, |host, target| {
            credits::by_year_load(credits, host, target, &self.rounding)
        });
        let programme = both(
            &self.programme,
            &self.target_load,
            |(whole, years), target| {
                credits::by_programme(credits, whole, years, target, &self.rounding)
            },
        );
        let hours = both(&self.hours, &self.target_hours, |host, target| {
            credits::by_hours(credits, host, target, &self.rounding)
        });
        let factor = both(&self.factor, &Ok(()), |factor, ()| {
            credits::by_factor(credits, factor, &self.rounding)
        });
        let factor = factor.map(|conversion| Conversion {
            cited: (!self.factor_source.is_empty()).then(|| self.factor_source.clone()),
            ..conversion
        });
        let implausible = match (&year_load, &hours) {
            (Ok(load), Ok(hours)) => credits::implausible(load, hours),
            _ => None,
        };
        let hours_behind = self
            .hours_known
            .as_ref()
            .map(|it| (credits * &it.min, credits * &it.max));
        Results {
            year_load,
            programme,
            hours,
            factor,
            implausible,
            hours_behind,
        }
    }
}

/// A result from two things it needs; what is read here is never zero.
fn both<A, B, R>(
    a: &Result<A, Missing>,
    b: &Result<B, Missing>,
    convert: impl Fn(&A, &B) -> Option<R>,
) -> Result<R, Missing> {
    let a = a.as_ref().map_err(|missing| *missing)?;
    let b = b.as_ref().map_err(|missing| *missing)?;
    convert(a, b).ok_or(Missing::NotGiven)
}
