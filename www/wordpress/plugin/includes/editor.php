<?php
/**
 * The block of the meeting, and the sidebar of the block editor.
 *
 * @package Baithak
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The address of a file of the plug-in.
 *
 * @param string $file Its path within the plug-in.
 * @return string
 */
function baithak_address( $file ) {
	return plugins_url( $file, BAITHAK_FILE );
}

/**
 * Registers the block with its script.
 */
function baithak_register_block() {
	$needs = array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' );
	wp_register_script( 'baithak-block', baithak_address( 'js/block.js' ), $needs, BAITHAK_VERSION, true );
	wp_set_script_translations( 'baithak-block', 'baithak', plugin_dir_path( BAITHAK_FILE ) . 'languages' );
	wp_register_style( 'baithak-block', baithak_address( 'css/block.css' ), array(), BAITHAK_VERSION );
	wp_register_style( 'baithak-marks', baithak_address( 'css/marks.css' ), array(), BAITHAK_VERSION );
	register_block_type( plugin_dir_path( BAITHAK_FILE ) . 'blocks/meeting' );
}
add_action( 'init', 'baithak_register_block' );

/**
 * Puts the sidebar into the editor of posts and pages; the engine itself is loaded when it is first asked.
 */
function baithak_enqueue_sidebar() {
	$screen = get_current_screen();
	if ( ! $screen || 'post' !== $screen->base || ! current_user_can( 'edit_posts' ) ) {
		return;
	}
	$needs = array(
		'baithak-block',
		'wp-api-fetch',
		'wp-block-editor',
		'wp-blocks',
		'wp-components',
		'wp-core-data',
		'wp-data',
		'wp-edit-post',
		'wp-editor',
		'wp-element',
		'wp-html-entities',
		'wp-i18n',
		'wp-plugins',
		'wp-rich-text',
	);
	wp_enqueue_script( 'baithak-sidebar', baithak_address( 'js/sidebar.js' ), $needs, BAITHAK_VERSION, true );
	wp_set_script_translations( 'baithak-sidebar', 'baithak', plugin_dir_path( BAITHAK_FILE ) . 'languages' );
	$settings = array(
		// The version stands in the path: the engine's files must come from one build, whatever a browser still keeps.
		'engine'   => baithak_address( 'engine/' . BAITHAK_VERSION . '/' ),
		'types'    => baithak_types(),
		'language' => 0 === strpos( determine_locale(), 'hi' ) ? 'hi' : 'en',
	);
	wp_add_inline_script( 'baithak-sidebar', 'window.baithakSettings = ' . wp_json_encode( $settings, JSON_HEX_TAG ) . ';', 'before' );
}
add_action( 'enqueue_block_editor_assets', 'baithak_enqueue_sidebar' );

/**
 * Gives the house's names to those who write.
 */
function baithak_register_route() {
	register_rest_route(
		'baithak/v1',
		'/gazetteer',
		array(
			'methods'             => 'GET',
			'callback'            => 'baithak_answer_gazetteer',
			'permission_callback' => 'baithak_may_read_gazetteer',
		)
	);
}
add_action( 'rest_api_init', 'baithak_register_route' );

/**
 * Whether the user may read the house's names.
 *
 * @return bool
 */
function baithak_may_read_gazetteer() {
	return current_user_can( 'edit_posts' );
}

/**
 * The house's names.
 *
 * @return WP_REST_Response
 */
function baithak_answer_gazetteer() {
	return rest_ensure_response( array( 'table' => (string) get_option( 'baithak_gazetteer', '' ) ) );
}
