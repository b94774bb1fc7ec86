//! A service station: some servers, one line, first come first served.

use std::collections::VecDeque;

use crate::units::Millis;

/// A station whose customers are numbers.
#[derive(Clone, Debug)]
pub struct Station {
    free: u32,
    line: VecDeque<u32>,
}

impl Station {
    /// A station with this many servers.
    pub fn new(servers: u32) -> Self {
        Self {
            free: servers,
            line: VecDeque::new(),
        }
    }
    /// A customer comes; `true` if its service begins at once, else it stands in line.
    pub fn arrive(&mut self, _now: Millis, token: u32) -> bool {
        if self.free > 0 {
            self.free -= 1;
            return true;
        }
        self.line.push_back(token);
        false
    }
    /// A service ends; the customer whose service begins now, if any.
    pub fn release(&mut self, _now: Millis) -> Option<u32> {
        let next = self.line.pop_front();
        self.free += u32::from(next.is_none());
        next
    }
}
