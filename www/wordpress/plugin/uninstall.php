<?php
/**
 * Takes away what the plug-in kept. Boxes that stand in posts are the newsroom's text, and stay.
 *
 * @package Baithak
 */

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}

/**
 * Takes it away from one site.
 */
function baithak_uninstall() {
	delete_option( 'baithak_types' );
	delete_option( 'baithak_gazetteer' );
	delete_post_meta_by_key( '_baithak_document' );
}

if ( is_multisite() ) {
	$baithak_sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $baithak_sites as $baithak_site ) {
		switch_to_blog( $baithak_site );
		baithak_uninstall();
		restore_current_blog();
	}
} else {
	baithak_uninstall();
}
