//! Gzip files: members one after the other, and perhaps zeros that fill up a block, as tapes and some tools leave them.

use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, Read};

pub(super) struct Gzip<R> {
    /// The member that is being read; none after the last.
    member: Option<Box<GzDecoder<R>>>,
}

impl<R: BufRead> Gzip<R> {
    pub(super) fn new(input: R) -> Gzip<R> {
        Gzip { member: Some(Box::new(GzDecoder::new(input))) }
    }

    /// Goes on to the next member.
    fn next_member(&mut self, mut input: R) -> io::Result<()> {
        loop {
            let bytes = input.fill_buf()?;
            let zeros = bytes.iter().take_while(|&&b| b == 0).count();
            let (is_end, has_more) = (bytes.is_empty(), zeros < bytes.len());
            input.consume(zeros);
            if is_end {
                return Ok(());
            }
            if has_more {
                self.member = Some(Box::new(GzDecoder::new(input)));
                return Ok(());
            }
        }
    }
}

impl<R: BufRead> Read for Gzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let length = member.read(buffer)?;
            if length > 0 || buffer.is_empty() {
                return Ok(length);
            }
            if let Some(member) = self.member.take() {
                self.next_member(member.into_inner())?;
            }
        }
        Ok(0)
    }
}
