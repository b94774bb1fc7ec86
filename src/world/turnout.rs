//! How long a team takes to turn out.

use crate::random::Dist;

/// From the order until a team is ready, in minutes, by its state of duty when the order comes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turnout {
    /// By day.
    pub by_day: Dist,
    /// In the dark.
    pub in_dark: Dist,
    /// Standing by for a typhoon, by day or in the dark.
    pub standing_by: Option<Dist>,
}

impl Turnout {
    /// The distribution for an order in the dark or not, on a day of a typhoon or not.
    pub fn when(&self, dark: bool, typhoon: bool) -> &Dist {
        let on_duty = if dark { &self.in_dark } else { &self.by_day };
        self.standing_by
            .as_ref()
            .filter(|_| typhoon)
            .unwrap_or(on_duty)
    }
}
