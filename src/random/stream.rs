//! Addresses of random numbers, and the stream of uniforms that lies behind each.

use super::philox;

/// What a draw is for. A new purpose gets a new number at the end; numbers are never used again,
/// so that the draws of the others stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum Purpose {
    /// How severe the whole event is, and when it starts.
    Event = 1,
    /// How one river reach differs from the event as a whole.
    Reach = 2,
    /// Whether one link fails by itself.
    LinkFailure = 3,
    /// How long one failed link stays closed.
    LinkRepair = 4,
    /// Whether a link is watched, and how late its state is reported.
    LinkReport = 5,
    /// When one place reports.
    PlaceReport = 6,
    /// Assessment, activation and orders at one headquarters.
    Headquarters = 7,
    /// Turnout of one team.
    Turnout = 8,
    /// Whether stock kept by others can be had, and how soon.
    Stock = 9,
    /// Loading at one site.
    Loading = 10,
    /// Unloading and handing out at one place.
    Unloading = 11,
    /// Weather and traffic of the day.
    Traffic = 12,
    /// Times between arrivals in checks of queues against theory.
    CheckArrival = 13,
    /// Service times in checks of queues against theory.
    CheckService = 14,
    /// The synthetic district.
    Synth = 15,
    /// Track, intensity, rain, tide and terrain of a typhoon.
    Storm = 16,
    /// Local wind: nodes of a field over the map.
    Wind = 17,
    /// Trees that fall on one road, and their clearing.
    Trees = 18,
    /// Power and telephones of one place.
    Power = 19,
    /// One slope above a road.
    Landslide = 20,
    /// The report of a place by messenger.
    Messenger = 21,
    /// The weather of a fire day, and how many fires it has.
    FireDay = 22,
    /// Where and when one fire starts, and when it is seen.
    Ignition = 23,
    /// Orders, line production and mop-up at one fire.
    FireAttack = 24,
    /// Turnout of one team that fights fires.
    FireTurnout = 25,
    /// Level of one reservoir before the event, and whether its dam breaches.
    Reservoir = 26,
    /// How much it rains, how long and when; and how one catchment differs.
    Rainstorm = 27,
    /// Injured and dead of one place.
    Casualties = 28,
    /// Whether a flood undermines one bridge, and for how long that closes it.
    Scour = 29,
    /// When a flood is known and the order to warn is given, and when each channel is heard at one place.
    Warning = 30,
    /// Who leaves in time: once for the event, and how long helpers and rides take at one place.
    Evacuation = 31,
    /// How long one team takes to change from wheels to boats.
    Ferry = 32,
    /// How many incidents one area has.
    Incidents = 40,
    /// When one incident happens, when it is reported and what it needs.
    Incident = 41,
    /// The order to one incident.
    IncidentOrder = 42,
    /// Turnout, launch and handover of one crew at one incident.
    Sortie = 43,
    /// The order to clear one link.
    ClearingOrder = 60,
    /// How long the slides of one link take a crew.
    SlideClearing = 61,
    /// How long a failed link takes a crew.
    FailureClearing = 62,
    /// How long a temporary bridge takes a crew, at one link.
    TemporaryBridge = 63,
    /// How long one clearing crew takes to turn out.
    ClearingTurnout = 64,
    /// How long one rescue crew takes to turn out.
    RescueTurnout = 70,
    /// How fast one rescue crew works at one place, and how long its boats take to launch.
    RescueWork = 71,
    /// How long neighbours take to bring people out of one place.
    Neighbours = 72,
    /// With whom the injured of one place were trapped, how long they take to be taken up, and how long they keep a bed.
    Patients = 73,
    /// Whether others than crews clear one closed link.
    ClearedByOthers = 82,
    /// The state of a hand-made event, and when it strikes.
    HandMadeEvent = 83,
    /// How long one level of the county's response takes to be in force.
    ActivationLevel = 74,
    /// Whether the reinforcement of one site comes, and how long it takes.
    Reinforcement = 75,
}

/// The identity of an entity in random addresses: 64 bits of a BLAKE3 hash of its kind and identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityKey(pub u64);

impl EntityKey {
    /// The whole scenario: for draws that belong to no single entity.
    pub const SCENARIO: Self = Self(0);

    /// The key of this entity and another together: of one channel at one place. Keys are hashes already.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 ^ other.0.rotate_left(1))
    }

    /// The key of the entity `id` of table `kind`, for instance `("place", "V013")`.
    pub fn new(kind: &str, id: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(kind.as_bytes());
        hasher.update(&[0]);
        hasher.update(id.as_bytes());
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
        Self(u64::from_le_bytes(bytes))
    }
}

/// The key of all draws of one scenario under one seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeedKey([u32; 2]);

impl SeedKey {
    /// Joins the user's seed with the district's code, so that districts simulated together differ.
    pub fn new(seed: u64, district: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"reliefsim seed v1\0");
        hasher.update(&seed.to_le_bytes());
        hasher.update(district.as_bytes());
        let hash = hasher.finalize();
        let word = |at: usize| {
            let b = hash.as_bytes();
            u32::from_le_bytes([b[at], b[at + 1], b[at + 2], b[at + 3]])
        };
        Self([word(0), word(4)])
    }

    /// The stream at (replication, purpose, entity), at its first draw.
    pub fn stream(self, replication: u32, purpose: Purpose, entity: EntityKey) -> Stream {
        Stream {
            key: self.0,
            counter: [
                (purpose as u32) << 20,
                replication,
                entity.0 as u32,
                (entity.0 >> 32) as u32,
            ],
            words: [0; 4],
            used: 4,
        }
    }
}

/// A stream of random words at one address. It holds 2^22 words, more than any entity asks for in a replication.
#[derive(Clone, Debug)]
pub struct Stream {
    key: [u32; 2],
    counter: [u32; 4],
    words: [u32; 4],
    used: usize,
}

impl Stream {
    /// The next 32 random bits.
    #[inline]
    pub fn word(&mut self) -> u32 {
        if self.used == 4 {
            self.words = philox::block(self.key, self.counter);
            self.counter[0] = self.counter[0].wrapping_add(1);
            self.used = 0;
        }
        self.used += 1;
        self.words[self.used - 1]
    }

    /// The next uniform number, strictly between 0 and 1 (a multiple of 2^-53, moved by half a step).
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        let high = u64::from(self.word());
        let low = u64::from(self.word());
        let bits = (high << 32 | low) >> 12;
        (bits as f64 + 0.5) * (1.0 / (1_u64 << 52) as f64)
    }

    /// Whether an event of this probability happens. Probability 0 never does, 1 always.
    #[inline]
    pub fn happens(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }
}

/// So that `rand` and `rand_distr` can draw from an address too (the synthetic district does).
impl rand::rand_core::TryRng for Stream {
    type Error = std::convert::Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(self.word())
    }
    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(u64::from(self.word()) << 32 | u64::from(self.word()))
    }
    fn try_fill_bytes(&mut self, dst: &mut [u8]) -> Result<(), Self::Error> {
        for chunk in dst.chunks_mut(4) {
            chunk.copy_from_slice(&self.word().to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_depends_on_its_whole_address_and_on_nothing_else() {
        let seed = SeedKey::new(1, "440783");
        let place = EntityKey::new("place", "V001");
        let draw = |s: SeedKey, r, p, e| s.stream(r, p, e).uniform().to_bits();
        let base = draw(seed, 7, Purpose::Turnout, place);
        assert_eq!(base, draw(seed, 7, Purpose::Turnout, place));
        assert_ne!(base, draw(seed, 8, Purpose::Turnout, place));
        assert_ne!(base, draw(seed, 7, Purpose::Stock, place));
        assert_ne!(
            base,
            draw(seed, 7, Purpose::Turnout, EntityKey::new("site", "V001"))
        );
        assert_ne!(
            base,
            draw(SeedKey::new(2, "440783"), 7, Purpose::Turnout, place)
        );
        assert_ne!(
            base,
            draw(SeedKey::new(1, "230109"), 7, Purpose::Turnout, place)
        );
    }

    #[test]
    fn uniforms_lie_strictly_inside_the_unit_interval_and_average_one_half() {
        let mut stream = SeedKey::new(1, "").stream(0, Purpose::Event, EntityKey::SCENARIO);
        let draws: Vec<f64> = (0..100_000).map(|_| stream.uniform()).collect();
        assert!(draws.iter().all(|&u| 0.0 < u && u < 1.0));
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        // Standard error 1 / sqrt(12 n) = 0.00091; five of them.
        assert!((mean - 0.5).abs() < 0.0046, "{mean}");
    }

    #[test]
    fn certain_and_impossible_events_are_exactly_so() {
        let mut stream = SeedKey::new(3, "").stream(0, Purpose::Event, EntityKey::SCENARIO);
        assert!((0..10_000).all(|_| stream.happens(1.0) && !stream.happens(0.0)));
    }
}
