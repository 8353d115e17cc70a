<?xml version="1.0" encoding="UTF-8"?>
<!-- A contract or policy: with whom, where, and which versions are known. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="below-title">
  <p class="byline">
    <xsl:value-of select="r:document/r:type"/>
    <xsl:if test="r:document/r:type and r:context/r:operator"> of </xsl:if>
    <xsl:value-of select="r:context/r:operator"/>
    <xsl:apply-templates select="r:context/r:address" mode="original"/>
  </p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:apply-templates select="r:document"/>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<xsl:template match="r:document">
  <section aria-labelledby="contract">
    <h2 id="contract">The contract</h2>
    <dl>
      <xsl:apply-templates select="r:platform|r:services|r:type|r:address|r:language|r:prevails|r:variant-of|r:incorporates|r:entity|r:governing-law|r:governs|r:user-classes" mode="row"/>
      <xsl:if test="not(r:governs)"><dt>Governs people in</dt><dd>not recorded</dd></xsl:if>
      <xsl:if test="not(r:user-classes)"><dt>A contract with</dt><dd>not recorded</dd></xsl:if>
      <xsl:apply-templates select="r:sources" mode="row"/>
    </dl>
  </section>
  <xsl:if test="r:versions">
    <section aria-labelledby="versions">
      <h2 id="versions">Versions known</h2>
      <xsl:apply-templates select="r:versions"/>
    </section>
  </xsl:if>
  <xsl:if test="r:captures">
    <section aria-labelledby="captures">
      <h2 id="captures">Captures</h2>
      <xsl:apply-templates select="r:captures"/>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="r:incorporates" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:part">
      <li>
        <xsl:apply-templates select="r:document" mode="value"/>
        <xsl:if test="r:as-amended">, <xsl:apply-templates select="r:as-amended" mode="term"/></xsl:if>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- copies in archives, with what is needed to find and check them -->
<xsl:template match="r:captures">
  <div class="wide">
    <table class="stack">
      <thead>
        <tr><th scope="col">Capture</th><th scope="col">Fetched</th><th scope="col">Version</th><th scope="col">Text</th><th scope="col">Where</th></tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:capture">
          <tr>
            <th scope="row"><xsl:value-of select="r:capture"/></th>
            <td data-label="Fetched"><xsl:apply-templates select="r:on" mode="value"/></td>
            <td data-label="Version"><xsl:apply-templates select="r:version" mode="value"/></td>
            <td data-label="Text"><xsl:apply-templates select="r:text" mode="term"/></td>
            <td data-label="Where">
              <xsl:if test="r:url"><xsl:apply-templates select="r:url" mode="value"/><br/></xsl:if>
              <xsl:value-of select="r:archive"/>
              <xsl:if test="r:commit"><span class="hash"> commit <xsl:value-of select="r:commit"/></span></xsl:if>
              <xsl:if test="r:sha256"><span class="hash"> SHA-256 <xsl:value-of select="r:sha256"/></span></xsl:if>
              <xsl:if test="not(r:url|r:archive|r:commit|r:sha256)">not recorded</xsl:if>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:entity[r:name]" mode="value">
  <xsl:value-of select="r:name"/>
  <xsl:if test="r:identifier"><xsl:value-of select="concat(' (', r:identifier, ')')"/></xsl:if>
  <xsl:if test="r:seat">, <xsl:apply-templates select="r:seat" mode="value"/></xsl:if>
  <xsl:if test="r:confidence"><span class="rests"> Confidence: <xsl:apply-templates select="r:confidence" mode="value"/>.</span></xsl:if>
</xsl:template>

<xsl:template match="r:versions">
  <div class="wide">
    <table class="stack">
      <thead>
        <tr><th scope="col">Version</th><th scope="col">Text at hand</th><th scope="col">Entity</th><th scope="col">Evidence</th></tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:version">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:version" mode="value"/></th>
            <td data-label="Text at hand"><xsl:apply-templates select="r:text" mode="term"/></td>
            <td data-label="Entity"><xsl:value-of select="r:entity"/></td>
            <td data-label="Evidence">
              <xsl:apply-templates select="r:address" mode="value"/>
              <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
              <xsl:apply-templates select="r:sources" mode="value"/>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

</xsl:stylesheet>
