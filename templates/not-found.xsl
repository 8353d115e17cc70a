<?xml version="1.0" encoding="UTF-8"?>
<!-- What a host shows for an address that the site does not have. It is served at any depth, so its addresses are whole
     ones where the project says where it is published ('base'); else they hold at the top of the site only. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">No such page</xsl:template>
<xsl:template match="r:report" mode="head"><meta name="robots" content="noindex"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <div>
    <p>This site has no page at the address that was asked for. Units that were renamed lead on from their earlier
    addresses; what was taken out does not.</p>
    <ul>
      <li><a href="{$root}index.html">Overview of all that there is</a></li>
      <li><a href="{$root}registry.html">All provisions, by platform</a></li>
      <li><a href="{$root}changes.html">What changed</a></li>
    </ul>
  </div>
</xsl:template>

</xsl:stylesheet>
