<?php
/**
 * Plugin Name:       Baithak
 * Description:       Marks people, places and bodies of a Hindi article in the block editor and summarises the meeting it reports. The text stays in the editor's browser.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            The Baithak authors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       baithak
 * Domain Path:       /languages
 *
 * @package Baithak
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

define( 'BAITHAK_VERSION', '0.1.0' );
define( 'BAITHAK_FILE', __FILE__ );

require_once __DIR__ . '/includes/gazetteer.php';
require_once __DIR__ . '/includes/document.php';
require_once __DIR__ . '/includes/editor.php';
require_once __DIR__ . '/includes/settings.php';

/**
 * The translations that come with the plug-in; older WordPress looks for none there by itself.
 */
function baithak_load_translations() {
	// phpcs:ignore PluginCheck.CodeAnalysis.DiscouragedFunctions.load_plugin_textdomainFound -- They lie in the plug-in.
	load_plugin_textdomain( 'baithak', false, dirname( plugin_basename( BAITHAK_FILE ) ) . '/languages' );
}
add_action( 'init', 'baithak_load_translations', 1 );

/**
 * The house's names can be a long table that only the editor asks for: it is not loaded with every page.
 */
function baithak_activate() {
	add_option( 'baithak_gazetteer', '', '', false );
	add_option( 'baithak_types', BAITHAK_USUAL_TYPES );
}
register_activation_hook( BAITHAK_FILE, 'baithak_activate' );
