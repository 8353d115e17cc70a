<?xml version="1.0" encoding="UTF-8"?>
<!-- The page that searches the whole site. Its fields are shown and run by assets/search-page.js;
     without it, the page links to the indexes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><xsl:value-of select="w:term('kind', 'search')"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <noscript>
    <p>
      <w:say code="search.no-script">
        <w:arg name="registry"><a href="registry.html"><w:words/></a></w:arg>
        <w:arg name="coverage"><a href="coverage.html"><w:words/></a></w:arg>
        <w:arg name="overview"><a href="index.html"><w:words/></a></w:arg>
        <w:arg name="timeline"><a href="timeline.html"><w:words/></a></w:arg>
      </w:say>
    </p>
  </noscript>
  <!-- the script shows the form, and takes the words of the page from here -->
  <form class="search" role="search" id="the.search" action="search.html" hidden="hidden"
    w:data-counted="search.counted" w:data-none="search.none" w:data-start="search.start" w:data-failed="search.failed">
    <p class="field">
      <label for="q"><w:say code="search.for"/></label>
      <input type="search" id="q" name="q" autocomplete="off" spellcheck="false" aria-describedby="found" aria-controls="results"/>
    </p>
    <details id="choices">
      <summary><w:say code="search.filters"/></summary>
      <fieldset>
        <legend><w:say code="parts.show-only"/></legend>
        <xsl:apply-templates select="r:facets/r:facet" mode="choice"/>
      </fieldset>
      <p class="note"><w:say code="parts.one-mapping"/><xsl:text> </xsl:text><w:say code="search.outside"/></p>
    </details>
  </form>
  <p class="found-count" id="found" role="status"></p>
  <ol class="plain results" id="results"></ol>
  <p><button type="button" id="more" hidden="hidden"><w:say code="search.more"/></button></p>
  <script src="assets/search.js"></script>
  <script src="assets/search-page.js"></script>
</xsl:template>

</xsl:stylesheet>
