<?xml version="1.0" encoding="UTF-8"?>
<!-- The page that searches the whole site. Its fields are taken in hand by assets/search.js, which shows them;
     without it, the page leads to the indexes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">Search</xsl:template>

<xsl:template match="r:report" mode="main">
  <noscript>
    <p>The search needs JavaScript. Everything it finds is also listed: clauses in the <a href="registry.html">registry</a>, duties in the <a href="coverage.html">coverage</a>, laws, places, categories and authorities in the <a href="index.html">overview</a>, events of the law in the <a href="timeline.html">timeline</a>.</p>
  </noscript>
  <!-- the script shows the form, and takes the words of the page from here -->
  <form class="search" role="search" id="the.search" action="search.html" hidden="hidden"
    data-counted="# found" data-none="Nothing was found." data-start="Words, an article (“50(4)”, “s 230”), a place or an id; or choose below." data-failed="A file of the search could not be loaded.">
    <p class="field">
      <label for="q">Search for</label>
      <input type="search" id="q" name="q" autocomplete="off" spellcheck="false" aria-describedby="found" aria-controls="results"/>
    </p>
    <details id="choices">
      <summary>Narrow down</summary>
      <fieldset>
        <legend>Show only</legend>
        <xsl:apply-templates select="r:facets/r:facet" mode="choice"/>
      </fieldset>
      <p class="note">Law, flag, exposure and what the clause does are those of one mapping, not of several. That nothing is found says nothing of what there is outside this map.</p>
    </details>
  </form>
  <p class="found-count" id="found" role="status"></p>
  <ol class="plain results" id="results"></ol>
  <p><button type="button" id="more" hidden="hidden">Show more</button></p>
  <script src="assets/search.js"></script>
  <script src="assets/search-page.js"></script>
</xsl:template>

</xsl:stylesheet>
