//! Sets the configuration flags of the PHP version that the crate is built for.

use ext_php_rs_build::{ApiVersion, PHPInfo, emit_check_cfg, emit_php_cfg_flags, emit_rerun_if_env_changed, find_php};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let php = PHPInfo::get(&find_php()?)?;
    emit_rerun_if_env_changed();
    emit_check_cfg();
    emit_php_cfg_flags(ApiVersion::try_from(php.zend_version()?)?);
    Ok(())
}
