//! Telephone masts, which outlive the power by their batteries.
//!
//! In: when the power is out at a mast. Out: when it is silent: from the end of its battery until power is back. A
//! mast with a generator is never silent.

use super::Window;
use crate::random::{Dist, Stream};

/// How masts bridge an outage.
#[derive(Clone, Debug, PartialEq)]
pub struct CommunicationsParameters {
    /// How long a battery lasts, in hours.
    pub battery_h: Dist,
}

impl CommunicationsParameters {
    /// Batteries of 4 to 8 hours: assumed.
    pub fn assumed() -> Self {
        Self {
            battery_h: Dist::Uniform(4.0, 8.0),
        }
    }

    /// When the mast is silent. One number is drawn from the stream in any case.
    pub fn silence(
        &self,
        outage: Option<Window>,
        supply: BackupSupply,
        stream: &mut Stream,
    ) -> Option<Window> {
        let battery = self.battery_h.hours(stream);
        let outage = outage.filter(|_| supply == BackupSupply::Battery)?;
        let silence = Window {
            from: outage.from + battery,
            until: outage.until,
        };
        (!silence.is_empty()).then_some(silence)
    }
}

/// What a mast runs on when the power is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupSupply {
    /// A battery, until it is flat.
    Battery,
    /// A generator that is kept fuelled.
    Generator,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{EntityKey, Purpose, SeedKey};
    use crate::units::Millis;

    fn silence(hours: f64, supply: BackupSupply, replication: u32) -> Option<Window> {
        let seed = SeedKey::new(1, "");
        let mut stream = seed.stream(replication, Purpose::Event, EntityKey::SCENARIO);
        let outage = Window {
            from: Millis::from_hours(10.0),
            until: Millis::from_hours(10.0 + hours),
        };
        CommunicationsParameters::assumed().silence(Some(outage), supply, &mut stream)
    }

    #[test]
    fn silence_begins_four_to_eight_hours_into_an_outage_and_ends_with_it() {
        for replication in 0..200 {
            let window = silence(20.0, BackupSupply::Battery, replication).expect("it is long");
            let begin = window.from.hours();
            assert!((14.0..=18.0).contains(&begin), "{begin}");
            assert_eq!(window.until, Millis::from_hours(30.0));
        }
    }

    #[test]
    fn short_outages_and_generators_keep_masts_on_air() {
        for replication in 0..200 {
            assert_eq!(silence(3.9, BackupSupply::Battery, replication), None);
            assert_eq!(silence(99.0, BackupSupply::Generator, replication), None);
        }
    }
}
