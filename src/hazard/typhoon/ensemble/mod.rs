//! Many tracks from one: what the storm may yet do.
//!
//! Two different questions, so two kinds that do not mix. [`ForecastError`]: the storm is at sea and a forecast is out;
//! members differ from it as forecasts have been wrong. [`Climatology`]: the storm of some past year; members are
//! its cousins that might have come instead. Both draw a fixed number of uniforms from the [`Stream`] they are given.
//!
//! [`Stream`]: crate::random::Stream

mod climatology;
mod error_table;
mod forecast_error;
#[cfg(test)]
mod tests;

pub use climatology::Climatology;
pub use error_table::ErrorTable;
pub use forecast_error::ForecastError;
